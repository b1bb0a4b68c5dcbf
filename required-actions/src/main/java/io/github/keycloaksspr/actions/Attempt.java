// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.Note;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.events.EventType;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The registration of one method, from its first page on. Its events share an id, so that a report
 * can tell which led nowhere.
 *
 * @param id of this registration; it opens nothing
 * @param method what is registered
 */
record Attempt(String id, MethodId method) {

  private static final Note<Attempt> NOTE = new Note<>("sspr.registration-begun", Attempt.class);

  /** A new one, in the place of any earlier one. */
  static void begin(Registration registration, MethodId method) {
    Attempt attempt = new Attempt(UUID.randomUUID().toString(), method);
    NOTE.write(session(registration), attempt);
    attempt
        .audit(registration)
        .success(
            EventType.CUSTOM_REQUIRED_ACTION,
            registration.user().getId(),
            AuditStep.REGISTER,
            Optional.of(method),
            AuditResult.BEGUN);
  }

  /** A new one, unless it is this page that is shown once more. */
  static void beginOnce(Registration registration, MethodId method) {
    if (underWay(registration, method).isEmpty()) {
      begin(registration, method);
    }
  }

  /** Stored, or left: what comes next is another one. */
  static void end(Registration registration) {
    NOTE.clear(session(registration));
  }

  /** Writes events as part of the one that is under way, if one is. */
  static Audit audit(Registration registration, MethodId method) {
    return underWay(registration, method)
        .map(attempt -> attempt.audit(registration))
        .orElseGet(registration::audit);
  }

  private Audit audit(Registration registration) {
    return registration.audit().ofRegistration(id);
  }

  private static Optional<Attempt> underWay(Registration registration, MethodId method) {
    return NOTE.read(session(registration)).filter(attempt -> attempt.method().equals(method));
  }

  private static AuthenticationSessionModel session(Registration registration) {
    return registration.context().getAuthenticationSession();
  }
}
