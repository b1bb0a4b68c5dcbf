// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.email;

import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.MailAddresses;
import io.github.keycloaksspr.keycloak.credential.Registered;
import io.github.keycloaksspr.keycloak.credential.StoredCredential;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The secret half of a mailbox; never leaves the server through any of Keycloak's interfaces but a
 * full export.
 *
 * @param version of the format
 * @param value mail address
 */
record EmailSecret(int version, String value) {

  private static final int VERSION = 1;

  EmailSecret {
    if (version < 0) {
      throw new IllegalArgumentException("A registration must have a version");
    }
  }

  static EmailSecret of(MailAddress address) {
    return new EmailSecret(VERSION, address.value());
  }

  /** The mailbox that is registered. */
  static Optional<Registered> read(KeycloakSession session, StoredCredential stored) {
    return stored
        .secret(EmailSecret.class)
        .flatMap(EmailSecret::address)
        .map(address -> Registered.at(stored, address));
  }

  /** Empty for a newer format, and for what is no address. */
  Optional<MailAddress> address() {
    return version > VERSION ? Optional.empty() : MailAddresses.read(value);
  }

  @Override
  public String toString() {
    return "EmailSecret";
  }
}
