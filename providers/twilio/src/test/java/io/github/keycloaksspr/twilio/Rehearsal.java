// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.gateway.OutboundMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through every kind of answer once and tells what came of it. Needs nothing but the gateway
 * and what it runs with, so that it can be loaded beside the bundled JAR alone.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /** Names of situations with the results they led to, in words. */
  public static Map<String, String> perform() {
    Map<String, String> results = new LinkedHashMap<>();
    try (TwilioStub twilio = new TwilioStub()) {
      GatewayProvider gateway = Accounts.gateway(twilio.url(), "responseTimeoutMillis", "10000");
      GatewayProvider byService =
          Accounts.gateway(
              twilio.url(),
              "messagingServiceSid",
              Accounts.SERVICE,
              "responseTimeoutMillis",
              "10000");
      results.put("text", told(gateway, Accounts.TEXT));
      results.put("text by service", told(byService, Accounts.TEXT));
      results.put("call", told(gateway, Accounts.CALL));
      results.put("call with extension", told(gateway, Accounts.call(Optional.of("42"))));
      twilio.refusing(400, 21610);
      results.put("text refused", told(gateway, Accounts.TEXT));
      results.put("call refused", told(gateway, Accounts.CALL));
      twilio.refusing(401, 20003);
      results.put("text not allowed", told(gateway, Accounts.TEXT));
      twilio.answering(503, "<html>");
      results.put("text not understood", told(gateway, Accounts.TEXT));
      results.put("call not understood", told(gateway, Accounts.CALL));
      twilio.answering(201, "");
      results.put("text without answer", told(gateway, Accounts.TEXT));
      results.put("call without answer", told(gateway, Accounts.CALL));
      twilio.answering(
          201,
          """
          {"sid":"SM1","status":"failed","error_code":30006,"date_sent":"no date","price_unit":"USD"}
          """);
      results.put("text that failed", told(gateway, Accounts.TEXT));
    }
    try (TwilioStub silent = new TwilioStub().silent();
        TwilioStub rude = new TwilioStub().breaking(Fault.EMPTY_RESPONSE)) {
      results.put("no answer in time", told(Accounts.gateway(silent.url()), Accounts.TEXT));
      results.put("connection lost", told(Accounts.gateway(rude.url()), Accounts.CALL));
    }
    return results;
  }

  private static String told(GatewayProvider gateway, OutboundMessage message) {
    return gateway.deliver(message).toString();
  }
}
