// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.domain.limit.SendPermit;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditOrigin;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Optional;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

/**
 * What becomes of a code after the page has stopped waiting for it: an event says how it ended, and
 * a code that did not go out does not count.
 *
 * @param origin of the request that asked for the code
 * @param type of the events of sending it
 * @param userId whose it is
 * @param method that it proves
 * @param permit what it counted for
 */
public record LateOutcome(
    AuditOrigin origin, EventType type, String userId, MethodId method, SendPermit.Granted permit) {

  void came(KeycloakSession own, Outcome outcome) {
    Audit audit = origin.in(own);
    if (outcome.mayArrive()) {
      audit.success(type, userId, AuditStep.SEND, Optional.of(method), outcome.result());
    } else {
      audit.failure(type, userId, AuditStep.SEND, Optional.of(method), outcome.error());
      Sspr.of(own, own.getContext().getRealm()).sendLimits().notSent(permit);
    }
  }
}
