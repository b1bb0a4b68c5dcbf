// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.domain.report.Activity;
import io.github.keycloaksspr.domain.report.Activity.Part;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;

/** Reads an event of ours. */
final class StoredEvent {

  private StoredEvent() {}

  static Activity read(Event event) {
    Map<String, String> details = event.getDetails();
    String step = details.get(Audit.STEP);
    return new Activity(
        event.getId(),
        Instant.ofEpochMilli(event.getTime()),
        Optional.ofNullable(event.getUserId()),
        Optional.ofNullable(details.get(Audit.RESET))
            .or(() -> Optional.ofNullable(details.get(Audit.REGISTRATION))),
        part(event.getType(), step, details.get(Audit.RESULT)),
        step,
        Optional.ofNullable(details.get(Audit.METHOD)),
        details.getOrDefault(Audit.RESULT, ""),
        Optional.ofNullable(event.getError()));
  }

  /**
   * A reset ends with a new password, a lifted lock, a request for help, or by being closed; a
   * registration ends when the method is stored.
   */
  private static Part part(EventType type, String step, String result) {
    if (type == EventType.RESET_PASSWORD
        || type == EventType.UPDATE_CREDENTIAL
        || AuditStep.LOCK.id().equals(step)
        || (type == EventType.SEND_RESET_PASSWORD && AuditStep.CONTACT.id().equals(step))) {
      return Part.END;
    }
    boolean begun =
        (type == EventType.SEND_RESET_PASSWORD && AuditStep.IDENTIFY.id().equals(step))
            || AuditResult.BEGUN.id().equals(result);
    return begun ? Part.BEGIN : Part.MIDDLE;
  }
}
