// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.spi.gateway.OutboundMessage.TextMessage;
import io.github.keycloaksspr.spi.gateway.OutboundMessage.VoiceCall;
import io.github.keycloaksspr.spi.gateway.Recipient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/** Accounts and messages for the tests. */
final class Accounts {

  static final String SID = "AC" + "0123456789abcdef".repeat(2);
  static final String OTHER_SID = "AC" + "fedcba9876543210".repeat(2);
  static final String TOKEN = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
  static final String KEY = "SK" + "00112233445566778899aabbccddeeff";
  static final String KEY_SECRET = "aVerySecretKeySecret0123456789ab";
  static final String SERVICE = "MG" + "ffeeddccbbaa99887766554433221100";
  static final String FROM = "+14155550100";
  static final String TO = "+4915112345678";

  static final TextMessage TEXT =
      new TextMessage(
          new Recipient(TO, Optional.empty()),
          "123456 ist Ihr Code für Grün & Söhne.",
          Duration.ofMinutes(5));

  static final VoiceCall CALL = call(Optional.empty());

  private Accounts() {}

  static VoiceCall call(Optional<String> extension) {
    return new VoiceCall(
        new Recipient(TO, extension),
        Locale.GERMAN,
        List.of("Hier ist Grün & Söhne.", "1 2 3 4 5 6"));
  }

  /**
   * The least that is needed, and pairs of names and values on top; a null value takes an option
   * away.
   */
  static Map<String, String> options(String... changes) {
    Map<String, String> options = new HashMap<>();
    options.put("accountSid", SID);
    options.put("authToken", TOKEN);
    options.put("from", FROM);
    for (int i = 0; i < changes.length; i += 2) {
      options.put(changes[i], changes[i + 1]);
    }
    return options;
  }

  static TwilioGatewayProvider gateway(String url, String... changes) {
    return gateway(HttpClients.createDefault(), url, changes);
  }

  static TwilioGatewayProvider gateway(CloseableHttpClient server, String url, String... changes) {
    Map<String, String> options =
        options("connectTimeoutMillis", "500", "responseTimeoutMillis", "500");
    options.put("baseUrl", url);
    for (int i = 0; i < changes.length; i += 2) {
      options.put(changes[i], changes[i + 1]);
    }
    return new TwilioGatewayProvider(
        Optional.of(TwilioSettings.read(GatewaySettings.ofServer("twilio", options::get))),
        () -> server);
  }
}
