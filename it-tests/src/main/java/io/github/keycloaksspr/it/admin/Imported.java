// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Registrations as a realm import brings them: quick to make, and as old as a test wants. */
public final class Imported {

  private Imported() {}

  /** A mailbox that was confirmed yesterday. */
  public static Map<String, Object> mail(String address) {
    return mail(address, Duration.ofDays(1));
  }

  /** A mailbox that was last confirmed so long ago. */
  public static Map<String, Object> mail(String address, Duration ago) {
    String mask = address.charAt(0) + "•••" + address.substring(address.indexOf('@'));
    return credential("sspr-email", mask, address, ago);
  }

  /** A phone that was confirmed yesterday. */
  public static Map<String, Object> phone(String e164) {
    return phone(e164, Duration.ofDays(1));
  }

  /** A phone that was last confirmed so long ago. */
  public static Map<String, Object> phone(String e164, Duration ago) {
    String mask = "+•• ••• ••" + e164.substring(e164.length() - 2);
    return credential("sspr-phone", mask, e164, ago);
  }

  private static Map<String, Object> credential(
      String type, String mask, String value, Duration ago) {
    Instant then = Instant.now().minus(ago);
    return Map.of(
        "type",
        type,
        "credentialData",
        "{\"version\":1,\"mask\":\"%s\",\"verifiedAt\":\"%s\",\"confirmedAt\":\"%s\"}"
            .formatted(mask, then, then),
        "secretData",
        "{\"version\":1,\"value\":\"%s\"}".formatted(value));
  }
}
