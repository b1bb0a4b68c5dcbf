// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import java.util.HashMap;
import java.util.Map;

/** What administrators do with a realm's gateway. */
final class RealmGateways {

  static final String TYPE = "io.github.keycloaksspr.spi.gateway.GatewayProvider";

  private RealmGateways() {}

  static JsonNode show(TestRealm realm) {
    return realm.admin().api().get(path(realm)).orFail().json();
  }

  static AdminAnswer store(TestRealm realm, String provider, Map<String, String> settings) {
    return realm.admin().api().put(path(realm), Map.of("provider", provider, "settings", settings));
  }

  static AdminAnswer remove(TestRealm realm) {
    return realm.admin().api().delete(path(realm));
  }

  static AdminAnswer test(TestRealm realm, String to, String channel) {
    return realm.admin().api().post(path(realm) + "/test", Map.of("to", to, "channel", channel));
  }

  /** What became of a test message, in one word. */
  static String outcome(TestRealm realm, String to, String channel) {
    return test(realm, to, channel).orFail().json().path("outcome").asText();
  }

  static String path(TestRealm realm) {
    return realm.admin().path("sspr/gateway");
  }

  /** An account at the stub; pairs of names and values on top, null takes one away. */
  static Map<String, String> twilio(TestRealm realm, String... changes) {
    Map<String, String> settings = new HashMap<>();
    settings.put("accountSid", realm.environment().twilio().accountSid());
    settings.put("authToken", "${vault.twilio-token}");
    settings.put("from", "+15005550006");
    return changed(settings, changes);
  }

  /** A webhook. */
  static Map<String, String> webhook(String url, String... changes) {
    Map<String, String> settings = new HashMap<>();
    settings.put("url", url);
    settings.put("body", "{\"to\":\"{{to}}\",\"text\":\"{{text}}\"}");
    return changed(settings, changes);
  }

  private static Map<String, String> changed(Map<String, String> settings, String... changes) {
    for (int i = 0; i < changes.length; i += 2) {
      if (changes[i + 1] == null) {
        settings.remove(changes[i]);
      } else {
        settings.put(changes[i], changes[i + 1]);
      }
    }
    return settings;
  }
}
