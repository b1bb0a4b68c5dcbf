// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import java.time.Instant;
import java.util.Map;

/** Registered methods as a realm import brings them, for tests that are about something else. */
public final class Imported {

  private Imported() {}

  /** A verified authentication mail. */
  public static Map<String, Object> mail(String address) {
    return registered("sspr-email", "m•••@home.example", address);
  }

  /** A verified authentication phone. */
  public static Map<String, Object> phone(String e164) {
    return registered("sspr-phone", "+•• ••• ••00", e164);
  }

  private static Map<String, Object> registered(String type, String mask, String value) {
    Instant now = Instant.now();
    return Map.of(
        "type",
        type,
        "credentialData",
        "{\"version\":1,\"mask\":\"%s\",\"verifiedAt\":\"%s\",\"confirmedAt\":\"%s\"}"
            .formatted(mask, now, now),
        "secretData",
        "{\"version\":1,\"value\":\"%s\"}".formatted(value));
  }
}
