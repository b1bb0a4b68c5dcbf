// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

/** When the first page of a reset has the browser solve a puzzle. */
public enum Captcha implements PolicyChoice {
  OFF,
  ALWAYS,
  /** Once a client named so many people without getting a reset done. */
  AFTER_FAILURES
}
