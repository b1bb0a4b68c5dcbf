// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

/** How much a reset tells about an account before anything was proven. */
public enum Disclosure implements PolicyChoice {
  /** Says at once why an account cannot be reset; that also tells which accounts exist. */
  EXPLAIN,
  /**
   * All names lead to the same pages (OWASP Forgot Password; ASVS 5.0 V6.3.8). Why an account
   * cannot be reset is told by mail, to its owner.
   */
  CONCEAL
}
