// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.registration;

/** What brings a user to the list of methods; more than one may at once. */
public enum Arrival {
  /** The user came on purpose, from an application or by a link. */
  LINK,
  /** The policy asks for it at this sign-in. */
  PROMPT,
  /** An administrator asks for it. */
  MARK
}
