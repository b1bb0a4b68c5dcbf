// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import io.github.keycloaksspr.keycloak.gateway.RareWarnings;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import org.jboss.logging.Logger;

/**
 * What the server's log learns of a delivery: never a number, a text or a secret. Anyone can cause
 * deliveries, so each line is at debug level; only what an administrator must act on is a warning,
 * and each kind of it at most once in a while.
 */
final class DeliveryLog {

  private static final Logger LOG = Logger.getLogger(TwilioGatewayProvider.class);
  private static final RareWarnings WARNINGS = new RareWarnings();

  private DeliveryLog() {}

  static void report(
      TwilioSettings account, DeliveryResult result, Integer code, KeycloakHttpClient http) {
    String cause = cause(code, http);
    LOG.debugf("Twilio %s: %s, %s", account.label(), result, cause);
    boolean ours =
        result instanceof DeliveryResult.Refused refused
            && refused.reason() == DeliveryResult.Reason.MISCONFIGURED;
    boolean broken = http.failure().isPresent() || http.status() == 0;
    if ((ours || broken) && WARNINGS.isNews(account.accountSid() + " " + cause)) {
      if (ours) {
        LOG.warnf(
            "Twilio account %s does not take what it is sent: %s. Check the server options %s, or the settings of the realm, and the account itself."
                + " Repeats within ten minutes are not logged.",
            account.label(), cause, TwilioOptions.written("…"));
      } else {
        LOG.warnf(
            "Twilio does not answer as it should for account %s: %s. Repeats within ten minutes are not logged.",
            account.label(), cause);
      }
    }
  }

  private static String cause(Integer code, KeycloakHttpClient http) {
    if (code != null) {
      return "error " + code + ", see https://www.twilio.com/docs/api/errors/" + code;
    }
    return http.cause();
  }
}
