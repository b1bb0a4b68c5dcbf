// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.keycloak.Note;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import java.util.EnumSet;
import java.util.Set;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The methods for which no code got through in this sign-in, for a reason that is none of the
 * user's: users must not be held up by what they cannot set up.
 */
record Undelivered(Set<MethodCredentialType> types) {

  private static final Note<Undelivered> NOTE = new Note<>("sspr.undelivered", Undelivered.class);

  Undelivered {
    types = Set.copyOf(types);
  }

  static Undelivered in(AuthenticationSessionModel session) {
    return NOTE.read(session).orElseGet(() -> new Undelivered(Set.of()));
  }

  /** What became of the last code of a method is what counts. */
  static void note(AuthenticationSessionModel session, MethodCredentialType type, Outcome outcome) {
    Set<MethodCredentialType> types = EnumSet.noneOf(MethodCredentialType.class);
    types.addAll(in(session).types());
    if (outcome.isOutage()) {
      types.add(type);
    } else {
      types.remove(type);
    }
    NOTE.write(session, new Undelivered(types));
  }

  /** How many of these methods the user does not have. */
  int missingFrom(UsableMethods usable) {
    return (int) types.stream().filter(type -> usable.find(type.method()).isEmpty()).count();
  }
}
