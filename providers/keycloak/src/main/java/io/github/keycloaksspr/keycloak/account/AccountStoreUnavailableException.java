// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

/** Where accounts are kept, a directory or the database, does not answer now. */
public final class AccountStoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AccountStoreUnavailableException(Throwable cause) {
    super(cause);
  }
}
