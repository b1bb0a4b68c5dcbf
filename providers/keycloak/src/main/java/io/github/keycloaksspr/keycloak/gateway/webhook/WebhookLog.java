// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import io.github.keycloaksspr.keycloak.gateway.RareWarnings;
import io.github.keycloaksspr.keycloak.gateway.http.SingleExchange;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import org.jboss.logging.Logger;

/**
 * What the server's log learns of a delivery: never a number, a text, a secret or an answer. Each
 * is a line at debug level; only what an administrator must act on is a warning, now and then.
 *
 * @param realm id of the realm
 */
record WebhookLog(String realm) {

  private static final Logger LOG = Logger.getLogger(WebhookGatewayProvider.class);
  private static final RareWarnings WARNINGS = new RareWarnings();

  /** The gateway's name led to an address that may not be connected to. */
  void forbidden() {
    if (WARNINGS.isNews(realm + " forbidden")) {
      LOG.warnf(
          "The webhook of realm %s is at an address that is not public, or is public and without https. Nothing was"
              + " sent. The server option spi-sspr-gateway--webhook--allowed-networks can allow it.",
          realm);
    }
  }

  void report(DeliveryResult result, SingleExchange exchange) {
    String cause = exchange.cause();
    LOG.debugf("Webhook of realm %s: %s, %s", realm, result, cause);
    boolean ours =
        result instanceof DeliveryResult.Refused refused
            && refused.reason() == DeliveryResult.Reason.MISCONFIGURED;
    boolean broken = exchange.failure().isPresent() || exchange.status() == 0;
    if ((ours || broken) && WARNINGS.isNews(realm + " " + cause)) {
      LOG.warnf(
          "The webhook of realm %s %s: %s. Repeats within ten minutes are not logged.",
          realm, broken ? "does not answer as it should" : "does not take what it is sent", cause);
    }
  }
}
