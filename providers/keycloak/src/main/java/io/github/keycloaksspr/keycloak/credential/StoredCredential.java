// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import io.github.keycloaksspr.domain.secret.Secret;
import io.github.keycloaksspr.keycloak.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored registration whose public half was read.
 *
 * @param id of the credential
 * @param confirmedAt when the owner last said that it is right
 * @param secretData the secret half, in the form of the method
 */
public record StoredCredential(
    String id, Instant confirmedAt, @Secret Optional<String> secretData) {

  /** The secret half; empty if it is not of that form. */
  public <S> Optional<S> secret(Class<S> form) {
    return secretData.flatMap(text -> Json.read(text, form));
  }

  @Override
  public String toString() {
    return "StoredCredential";
  }
}
