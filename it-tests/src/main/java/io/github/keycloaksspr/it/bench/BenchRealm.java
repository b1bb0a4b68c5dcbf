// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.directory.InMemoryDirectory;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.support.Json;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A realm that conceals its accounts, with many of every kind. */
final class BenchRealm {

  /** What hashing costs on this server: as little as it can. */
  static final int HASH_ITERATIONS = 1;

  /** In kB. */
  static final int HASH_MEMORY = 1_024;

  private static final String NAME = "bench";
  private static final String VERIFIED = "2026-01-01T00:00:00Z";
  private static final String MOST = "100";
  private static final int FEW = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Where the client's id begins in the name of its service account. */
  private static final int CLIENT_BEGINS = "service-account-".length();

  private static final int AT_ONCE = 200;

  /** What kind an account is. */
  enum Kind {
    UNKNOWN("unknown"),
    REGISTERED("registered"),
    MISTYPED("mistyped"),
    DISABLED("disabled"),
    OUT_OF_SCOPE("out-of-scope"),
    UNREGISTERED("unregistered"),
    /** Registered, but with tries used up. */
    CLOSED("closed"),
    /** Signs in through an identity provider. */
    ELSEWHERE("elsewhere"),
    /** From an LDAP directory that is only read. */
    DIRECTORY("directory"),
    /** Of a client; Keycloak chose how its name begins. */
    SERVICE_ACCOUNT("service-account");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }

    /** Every name is as long as every other. */
    String username(int number) {
      return "%s%s%05d".formatted(id, "-".repeat(16 - id.length()), number);
    }

    /** What is typed as destination: the right one for those who are registered. */
    String destination(int number) {
      return this == MISTYPED ? "other-" + number + "@home.example" : registered(number);
    }

    private String registered(int number) {
      return username(number) + "@home.example";
    }

    private boolean isLocal() {
      return this != UNKNOWN && this != DIRECTORY && this != SERVICE_ACCOUNT;
    }

    private boolean hasSecondFactor() {
      return this == REGISTERED || this == MISTYPED || this == CLOSED;
    }
  }

  private final RealmAdmin realm;
  private final int accounts;

  private BenchRealm(RealmAdmin realm, int accounts) {
    this.realm = realm;
    this.accounts = accounts;
  }

  static BenchRealm make(
      AdminApi api, Map<String, String> smtp, InMemoryDirectory directory, int accounts) {
    RealmAdmin realm =
        api.createRealm(
            Map.of(
                "realm",
                NAME,
                "enabled",
                true,
                "sslRequired",
                "none",
                "resetPasswordAllowed",
                true,
                "eventsEnabled",
                true,
                "smtpServer",
                smtp));
    realm.setUp();
    realm.addIdentityProvider("partner");
    realm.createGroup("staff");
    realm.changePolicy(policy());
    BenchRealm made = new BenchRealm(realm, accounts);
    made.fill();
    made.fill(directory);
    return made;
  }

  /** As wide as limits can be, so that none is reached. */
  private static Map<String, String> policy() {
    Map<String, String> policy = new TreeMap<>();
    policy.put("disclosure", "conceal");
    policy.put("scope", "selected");
    policy.put("scopeGroups", "/staff");
    policy.put("methods", "auth-email##authenticator-app##security-questions");
    policy.put("resendCooldown", "15");
    policy.put("codeAttempts", "10");
    policy.put("verificationsPerHour", MOST);
    policy.put("messagesPerHour", MOST);
    policy.put("mailsPerTenMinutes", MOST);
    policy.put("attemptsPerAddressPerHour", "10000");
    policy.put("realmMessagesPerHour", "100000");
    return policy;
  }

  URI reset(URI server) {
    return URI.create(
        server + "/realms/" + NAME + "/login-actions/reset-credentials?client_id=account-console");
  }

  /**
   * Has the resets of some closed, while there are few tries; afterwards there are many again.
   *
   * @param tries uses up one try of each of the named accounts
   */
  void closeResets(Consumer<List<String>> tries) {
    realm.changePolicy(Map.of("verificationsPerHour", String.valueOf(FEW)));
    List<String> usernames = IntStream.range(0, accounts).mapToObj(Kind.CLOSED::username).toList();
    for (int i = 0; i < FEW; i++) {
      tries.accept(usernames);
    }
    for (String username : usernames) {
      Await.that("the lock of " + username, PATIENCE, () -> isClosed(username));
    }
    realm.changePolicy(Map.of("verificationsPerHour", MOST));
  }

  private boolean isClosed(String username) {
    return realm
        .api()
        .get(realm.path("sspr/users/" + realm.userId(username)))
        .orFail()
        .json()
        .hasNonNull("resetLockedUntil");
  }

  private void fill() {
    List<Map<String, Object>> users = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < accounts && kind.isLocal(); i++) {
        users.add(user(kind, i));
        if (users.size() == AT_ONCE) {
          add(users);
        }
      }
    }
    add(users);
    for (int i = 0; i < accounts; i++) {
      realm.addServiceAccount(Kind.SERVICE_ACCOUNT.username(i).substring(CLIENT_BEGINS));
    }
  }

  private void fill(InMemoryDirectory directory) {
    for (int i = 0; i < accounts; i++) {
      directory.person(Kind.DIRECTORY.username(i), "Some-passw0rd-of-the-bench");
    }
    realm.addDirectory(directory.keycloakSettings("READ_ONLY", true));
  }

  private void add(List<Map<String, Object>> users) {
    realm
        .api()
        .post(realm.path("partialImport"), Map.of("ifResourceExists", "FAIL", "users", users))
        .orFail();
    users.clear();
  }

  private static Map<String, Object> user(Kind kind, int number) {
    Map<String, Object> user = new TreeMap<>();
    user.put("username", kind.username(number));
    user.put("email", kind.username(number) + "@corp.example");
    user.put("enabled", kind != Kind.DISABLED);
    user.put("attributes", Map.of("locale", List.of("de")));
    if (kind != Kind.OUT_OF_SCOPE) {
      user.put("groups", List.of("/staff"));
    }
    if (kind != Kind.UNREGISTERED) {
      List<Map<String, String>> credentials = new ArrayList<>();
      credentials.add(mail(kind.registered(number)));
      credentials.add(questions());
      if (kind.hasSecondFactor()) {
        credentials.add(app());
      }
      user.put("credentials", credentials);
    }
    if (kind == Kind.ELSEWHERE) {
      user.put(
          "federatedIdentities",
          List.of(
              Map.of(
                  "identityProvider",
                  "partner",
                  "userId",
                  kind.username(number),
                  "userName",
                  kind.username(number))));
    }
    return user;
  }

  private static Map<String, String> mail(String address) {
    return Map.of(
        "type",
        "sspr-email",
        "secretData",
        Json.write(Map.of("version", 1, "value", address)),
        "credentialData",
        data());
  }

  /** Answers that nobody knows, hashed as this server hashes passwords. */
  private static Map<String, String> questions() {
    String noHash = Base64.getEncoder().encodeToString(new byte[32]);
    String secret = Json.write(Map.of("value", noHash, "salt", noHash));
    String cost =
        Json.write(
            Map.of(
                "hashIterations",
                HASH_ITERATIONS,
                "algorithm",
                "argon2",
                "additionalParameters",
                Map.of(
                    "hashLength",
                    List.of("32"),
                    "memory",
                    List.of(String.valueOf(HASH_MEMORY)),
                    "type",
                    List.of("id"),
                    "version",
                    List.of("1.3"),
                    "parallelism",
                    List.of("1"))));
    List<Map<String, String>> answers =
        List.of("first-city", "first-pet", "first-job", "dream-job", "first-car").stream()
            .map(question -> Map.of("question", question, "secret", secret, "data", cost))
            .toList();
    return Map.of(
        "type",
        "sspr-questions",
        "secretData",
        Json.write(Map.of("version", 1, "answers", answers)),
        "credentialData",
        data());
  }

  private static Map<String, String> app() {
    return Map.of(
        "type",
        "otp",
        "secretData",
        Json.write(Map.of("value", "GEZDGNBVGY3TQOJQ")),
        "credentialData",
        Json.write(Map.of("subType", "totp", "period", 30, "digits", 6, "algorithm", "HmacSHA1")));
  }

  private static String data() {
    return Json.write(
        Map.of("version", 1, "mask", "•••", "verifiedAt", VERIFIED, "confirmedAt", VERIFIED));
  }
}
