// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

/** What makes the policy ask more of a user than of others. */
public enum Trait {
  /** Holds an administrative role: the account opens more than itself. */
  PRIVILEGED,
  /** Has a second factor enrolled: a reset must not be weaker than a sign-in. */
  SECOND_FACTOR
}
