// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.registration;

/** Why a user is to look over what is registered. */
public enum Review {
  /** The details were confirmed too long ago. */
  RECONFIRMATION,
  /** A registered method does not count any more, and the user was not told. */
  WITHDRAWAL
}
