// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.support.Json;
import java.util.Map;

/** Registrations as other releases of the product stored them. */
final class Credentials {

  private Credentials() {}

  /** A mailbox in a format that is not known yet. */
  static UserSpec ofNewerRelease(UserSpec user) {
    return mail(
        user,
        Map.of("version", 2, "mask", "b•••@home.example", "seals", 3),
        Map.of("version", 2, "sealed", "…"));
  }

  /** A mailbox from before versions were counted, and later looks noted. */
  static UserSpec ofOlderRelease(UserSpec user, String address) {
    return mail(
        user,
        Map.of("mask", "b•••@home.example", "verifiedAt", "2024-01-01T00:00:00Z"),
        Map.of("value", address));
  }

  private static UserSpec mail(
      UserSpec user, Map<String, Object> credentialData, Map<String, Object> secretData) {
    return user.credential(
        Map.of(
            "type",
            "sspr-email",
            "userLabel",
            "Mail",
            "credentialData",
            Json.write(credentialData),
            "secretData",
            Json.write(secretData)));
  }
}
