// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.support.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Fills a realm with users by Keycloak's import, which makes them through the same model as all
 * else does: each with a password and the default role, every other with a mailbox registered.
 */
final class ManyUsers {

  private static final int AT_ONCE = 500;
  private static final String VERIFIED = "2026-01-01T00:00:00Z";

  private final RealmAdmin realm;
  private int count;

  /**
   * @param realm has no users yet
   */
  ManyUsers(RealmAdmin realm) {
    this.realm = realm;
  }

  /** Adds users until there are so many. */
  void grow(int wanted) {
    while (count < wanted) {
      int end = Math.min(wanted, count + AT_ONCE);
      List<Map<String, Object>> users = IntStream.range(count, end).mapToObj(this::user).toList();
      realm
          .api()
          .post(realm.path("partialImport"), Map.of("ifResourceExists", "FAIL", "users", users))
          .orFail();
      count = end;
    }
  }

  private Map<String, Object> user(int number) {
    String username = "bench-%07d".formatted(number);
    Map<String, Object> user = new TreeMap<>();
    user.put("username", username);
    user.put("email", username + "@corp.example");
    user.put("emailVerified", true);
    user.put("enabled", true);
    user.put("realmRoles", List.of("default-roles-" + realm.name()));
    user.put(
        "credentials",
        number % 2 == 0 ? List.of(password()) : List.of(password(), mailbox(username)));
    return user;
  }

  /** Nobody's, and hashed already, because to hash so many takes hours. */
  private static Map<String, String> password() {
    return Map.of(
        "type",
        "password",
        "secretData",
        Json.write(Map.of("value", "bm8gaGFzaA==", "salt", "bm8gc2FsdA==")),
        "credentialData",
        Json.write(Map.of("hashIterations", 5, "algorithm", "argon2")));
  }

  private static Map<String, String> mailbox(String username) {
    return Map.of(
        "type",
        "sspr-email",
        "secretData",
        Json.write(Map.of("version", 1, "value", username + "@home.example")),
        "credentialData",
        Json.write(
            Map.of(
                "version",
                1,
                "mask",
                "b•••@home.example",
                "verifiedAt",
                VERIFIED,
                "confirmedAt",
                VERIFIED)));
  }
}
