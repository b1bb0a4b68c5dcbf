// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.audit;

import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;

/** Where a request came from, for events that are written after it is over. */
public final class AuditOrigin {

  private final Event request;

  private AuditOrigin(Event request) {
    this.request = request;
  }

  /** Of the request whose builder this is. */
  public static AuditOrigin of(EventBuilder base) {
    return new AuditOrigin(base.getEvent().clone());
  }

  /**
   * Writes events as the request would have.
   *
   * @param own a job's own session, with the realm set
   */
  public Audit in(KeycloakSession own) {
    EventBuilder base =
        new EventBuilder(own.getContext().getRealm(), own)
            .client(request.getClientId())
            .session(request.getSessionId())
            .ipAddress(request.getIpAddress());
    Optional.ofNullable(request.getDetails()).orElse(Map.of()).forEach(base::detail);
    return new Audit(base);
  }
}
