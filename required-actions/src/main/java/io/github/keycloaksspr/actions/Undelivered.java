// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.keycloak.Note;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import io.github.keycloaksspr.spi.MethodId;
import java.util.HashSet;
import java.util.Set;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The methods for which no code got through in this sign-in, for a reason that is none of the
 * user's: users must not be held up by what they cannot set up.
 */
record Undelivered(Set<MethodId> methods) {

  private static final Note<Undelivered> NOTE = new Note<>("sspr.undelivered", Undelivered.class);

  Undelivered {
    methods = Set.copyOf(methods);
  }

  static Undelivered in(AuthenticationSessionModel session) {
    return NOTE.read(session).orElseGet(() -> new Undelivered(Set.of()));
  }

  /** What became of the last code of a method is what counts. */
  static void note(AuthenticationSessionModel session, MethodId method, Outcome outcome) {
    Set<MethodId> methods = new HashSet<>(in(session).methods());
    if (outcome.isOutage()) {
      methods.add(method);
    } else {
      methods.remove(method);
    }
    NOTE.write(session, new Undelivered(methods));
  }

  /** How many of these methods the user does not have. */
  int missingFrom(UsableMethods usable) {
    return (int) methods.stream().filter(method -> usable.find(method).isEmpty()).count();
  }
}
