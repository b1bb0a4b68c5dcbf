// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A value in the authentication session, on the server.
 *
 * @param name of the note
 * @param type of the value
 */
public record Note<T>(String name, Class<T> type) {

  /** What the session holds; empty when it holds nothing that can be read. */
  public Optional<T> read(AuthenticationSessionModel session) {
    return Json.read(session.getAuthNote(name), type);
  }

  /** Puts the value in place of any earlier one. */
  public void write(AuthenticationSessionModel session, T value) {
    session.setAuthNote(name, Json.write(value));
  }

  /** Takes the value out. */
  public void clear(AuthenticationSessionModel session) {
    session.removeAuthNote(name);
  }
}
