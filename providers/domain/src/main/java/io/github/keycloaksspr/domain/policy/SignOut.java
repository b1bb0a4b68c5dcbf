// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

/** What happens to the user's other sessions after a reset. */
public enum SignOut implements PolicyChoice {
  ALWAYS,
  /** The user decides; the box is ticked. */
  OFFER,
  NEVER
}
