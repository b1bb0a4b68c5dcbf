// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.keycloak.gateway.webhook.AddressRules.Network;
import io.github.keycloaksspr.spi.gateway.OutboundMessage.TextMessage;
import io.github.keycloaksspr.spi.gateway.OutboundMessage.VoiceCall;
import io.github.keycloaksspr.spi.gateway.Recipient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Settings and messages for the tests. */
final class Gateways {

  static final AddressRules LOOPBACK = new AddressRules(List.of(Network.of("127.0.0.0/8")));
  static final AddressRules PUBLIC = new AddressRules(List.of());

  static final TextMessage TEXT =
      new TextMessage(
          new Recipient("+4915112345678", Optional.empty()),
          "123456 ist Ihr \"Code\" für Grün & <Söhne>.\n@sso.example.org #123456",
          Duration.ofMinutes(5));

  private Gateways() {}

  static VoiceCall call(Optional<String> extension) {
    return new VoiceCall(
        new Recipient("+4915112345678", extension),
        Locale.GERMAN,
        List.of("Guten Tag.", "1, 2, 3."));
  }

  /** The least that is needed, and pairs of names and values on top; null takes one away. */
  static Map<String, String> settings(String... changes) {
    Map<String, String> settings = new HashMap<>();
    settings.put("url", "https://sms.example.org/send");
    settings.put("body", "{\"to\":\"{{to}}\",\"text\":\"{{text}}\"}");
    for (int i = 0; i < changes.length; i += 2) {
      settings.put(changes[i], changes[i + 1]);
    }
    return settings;
  }

  static WebhookSettings read(AddressRules rules, String... changes) {
    return WebhookSettings.read(GatewaySettings.ofRealm(settings(changes)::get), rules);
  }
}
