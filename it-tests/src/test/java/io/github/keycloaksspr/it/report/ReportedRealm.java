// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.report;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.support.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes many users at once, some with a mailbox registered. */
final class ReportedRealm {

  static final String CONFIRMED = "2026-02-03T04:05:06Z";

  private ReportedRealm() {}

  /** A user as an import writes one. */
  static Map<String, Object> user(String username) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("username", username);
    user.put("enabled", true);
    return user;
  }

  /** A user with a verified mailbox, which was last confirmed at {@link #CONFIRMED}. */
  static Map<String, Object> registered(String username) {
    Map<String, Object> user = user(username);
    user.put(
        "credentials",
        List.of(
            Map.of(
                "type",
                "sspr-email",
                "userLabel",
                "Mail",
                "credentialData",
                Json.write(
                    Map.of(
                        "version",
                        1,
                        "mask",
                        "s•••@home.example",
                        "verifiedAt",
                        "2025-01-01T00:00:00Z",
                        "confirmedAt",
                        CONFIRMED)),
                "secretData",
                Json.write(Map.of("version", 1, "value", "secret@home.example")))));
    return user;
  }

  static void add(TestRealm realm, List<Map<String, Object>> users) {
    realm
        .admin()
        .api()
        .post(
            realm.admin().path("partialImport"),
            Map.of("ifResourceExists", "FAIL", "users", new ArrayList<>(users)))
        .orFail();
  }

  static AdminAnswer get(TestRealm realm, String below) {
    return realm.admin().api().get(realm.admin().path("sspr/" + below));
  }

  /** Somebody of the realm with these roles of its administrators, asking for something. */
  static int status(SsprEnvironment environment, TestRealm realm, String username, String below) {
    return api(environment, realm, username).get(realm.admin().path("sspr/" + below)).status();
  }

  static AdminApi api(SsprEnvironment environment, TestRealm realm, String username) {
    return new AdminApi(environment.server().baseUrl(), realm.name(), username, UserSpec.PASSWORD);
  }
}
