// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.phone;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.keycloak.credential.Registered;
import io.github.keycloaksspr.keycloak.credential.StoredCredential;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The secret half of a phone; never leaves the server through any of Keycloak's interfaces but a
 * full export.
 *
 * @param version of the format
 * @param value E.164 number
 * @param extension if it has one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PhoneSecret(int version, String value, Optional<String> extension) {

  private static final int VERSION = 1;

  PhoneSecret {
    if (version < 0) {
      throw new IllegalArgumentException("A registration must have a version");
    }
  }

  static PhoneSecret of(PhoneNumber number) {
    return new PhoneSecret(VERSION, number.e164(), number.extension());
  }

  /** The phone that is registered. */
  static Optional<Registered> read(KeycloakSession session, StoredCredential stored) {
    return stored
        .secret(PhoneSecret.class)
        .flatMap(PhoneSecret::number)
        .map(number -> Registered.at(stored, number));
  }

  /** Empty for a newer format, and for what is no number. */
  Optional<PhoneNumber> number() {
    if (version > VERSION) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PhoneNumber(value, extension));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "PhoneSecret";
  }
}
