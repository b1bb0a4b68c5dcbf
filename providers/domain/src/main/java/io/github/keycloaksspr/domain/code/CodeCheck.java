// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.code;

/** What a check of a typed code found. */
public enum CodeCheck {
  RIGHT,
  WRONG,
  /** It is a code that was sent before the one that is good now. */
  SUPERSEDED,
  /** It was good once. */
  EXPIRED,
  /** No attempts are left for now. */
  USED_UP,
  /** No code was sent, or it was used. */
  ABSENT
}
