// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.conceal;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.directory.InMemoryDirectory;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Person;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A realm that conceals who is in it, with somebody of every kind that a reset tells apart. */
final class Village implements AutoCloseable {

  static final List<String> ANSWERS =
      List.of("Ulan Bator", "Aardvark", "Professor Quill", "Blue bicycle", "Marzipan");

  /** In English; the last is the administrator's own. */
  static final List<String> QUESTIONS =
      List.of(
          "Which town do you remember as your first home?",
          "Which name did the first animal in your home have?",
          "What did you do to earn your first money?",
          "Which job did you dream of when you were ten?",
          "Which car did you learn to drive in?",
          "What was on the sign of your first village?");

  private static final List<String> REGISTERED =
      List.of("first-city", "first-pet", "first-job", "dream-job", "first-car");

  final TestRealm realm;
  private final InMemoryDirectory directory;

  private Village(TestRealm realm, InMemoryDirectory directory) {
    this.realm = realm;
    this.directory = directory;
  }

  /** What the reset does with an account. */
  enum Kind {
    UNKNOWN(11, "nobody", ""),
    REGISTERED(12, "alice", ""),
    PRIVILEGED(13, "paula", ""),
    WITH_SECOND_FACTOR(14, "otto", ""),
    CLOSED(23, "carla", "locked"),
    DISABLED(15, "dora", "not-enabled"),
    OUT_OF_SCOPE(16, "oscar", "not-enabled"),
    UNREGISTERED(17, "ursula", "not-registered"),
    WITH_TOO_FEW(18, "tom", "not-registered"),
    WITH_QUESTIONS_ALONE(19, "quincy", "not-registered"),
    AT_AN_IDENTITY_PROVIDER(20, "ivan", "managed-elsewhere"),
    IN_A_DIRECTORY(21, "erin", "managed-elsewhere"),
    SERVICE_ACCOUNT(22, "service-account-robot", "managed-elsewhere");

    private final int number;
    final String username;

    /** The page that would say so; empty where there is none. */
    final String problem;

    Kind(int number, String username, String problem) {
      this.number = number;
      this.username = username;
      this.problem = problem;
    }

    /** An address that is theirs if they registered one. */
    String mail() {
      return username + "@conceal.example";
    }

    /** A number that is theirs if they registered one. */
    String phone() {
      return "+49151246000" + number;
    }

    /** A number that is theirs if an administrator gave one. */
    String officePhone() {
      return "+49303456000" + number;
    }

    boolean hasAddress() {
      return !problem.isEmpty() && this != SERVICE_ACCOUNT;
    }
  }

  /** With everybody in it; two proofs are needed. */
  static Village with(SsprEnvironment environment) {
    TestRealm.Builder builder =
        environment
            .realm()
            .methods(
                "office-phone",
                "auth-phone",
                "auth-email",
                "authenticator-app",
                "security-questions")
            .policy("disclosure", "conceal")
            .policy("methodsRequired", "2")
            .policy("verificationsPerHour", "3")
            .policy("messagesPerHour", "100")
            .policy("attemptsPerAddressPerHour", "10000")
            .policy("questions", String.join("##", REGISTERED) + "##" + QUESTIONS.get(5))
            .policy("scope", "selected")
            .policy("scopeGroups", "/staff")
            .policy("helpdesk", "help@conceal.example");
    Arrays.stream(Kind.values())
        .filter(Village::isLocal)
        .forEach(kind -> builder.user(kind.username, special(kind)));
    builder.group("staff", "alice", "paula", "otto", "carla", "dora", "ursula", "tom", "quincy");
    TestRealm realm = builder.create();
    elsewhere(realm);
    register(realm);
    closeReset(realm);
    InMemoryDirectory directory =
        InMemoryDirectory.start().person(Kind.IN_A_DIRECTORY.username, UserSpec.PASSWORD);
    realm.admin().addDirectory(directory.keycloakSettings("READ_ONLY", true));
    return new Village(realm, directory);
  }

  private static boolean isLocal(Kind kind) {
    return switch (kind) {
      case UNKNOWN, AT_AN_IDENTITY_PROVIDER, IN_A_DIRECTORY, SERVICE_ACCOUNT -> false;
      default -> true;
    };
  }

  /** All read German, but for one who reads French, so that a page in their language stands out. */
  private static UnaryOperator<UserSpec> special(Kind kind) {
    return user -> {
      user.attribute("locale", kind == Kind.DISABLED ? "fr" : "de");
      return kind == Kind.REGISTERED || kind == Kind.OUT_OF_SCOPE
          ? user.attribute("officePhone", kind.officePhone())
          : user;
    };
  }

  private static void elsewhere(TestRealm realm) {
    realm
        .admin()
        .createUser(
            Map.of(
                "username",
                Kind.AT_AN_IDENTITY_PROVIDER.username,
                "email",
                "ivan@corp.example",
                "enabled",
                true));
    realm.admin().addIdentityProvider("partner");
    realm.admin().linkIdentity(Kind.AT_AN_IDENTITY_PROVIDER.username, "partner");
    realm.admin().addServiceAccount("robot");
  }

  private static void register(TestRealm realm) {
    Map<String, Object> questions = Imported.questions(REGISTERED, ANSWERS);
    register(
        realm, Kind.REGISTERED, List.of(mail(Kind.REGISTERED), phone(Kind.REGISTERED), questions));
    for (Kind kind : List.of(Kind.PRIVILEGED, Kind.WITH_SECOND_FACTOR, Kind.CLOSED)) {
      register(realm, kind, List.of(mail(kind), phone(kind)));
    }
    register(realm, Kind.DISABLED, List.of(mail(Kind.DISABLED)));
    register(realm, Kind.WITH_TOO_FEW, List.of(mail(Kind.WITH_TOO_FEW)));
    register(realm, Kind.WITH_QUESTIONS_ALONE, List.of(questions));
    realm.admin().giveClientRole(Kind.PRIVILEGED.username, "realm-management", "view-users");
    realm.admin().changeUser(Kind.DISABLED.username, Map.of("enabled", false));
    realm
        .admin()
        .changeUser(
            Kind.WITH_SECOND_FACTOR.username,
            Map.of(
                "credentials",
                List.of(
                    Map.of(
                        "type",
                        "otp",
                        "secretData",
                        "{\"value\":\"GEZDGNBVGY3TQOJQ\"}",
                        "credentialData",
                        "{\"subType\":\"totp\",\"period\":30,\"digits\":6,\"algorithm\":\"HmacSHA1\"}"))));
  }

  /** Has carla's reset closed, by tries at her destination; then there are tries enough for all. */
  private static void closeReset(TestRealm realm) {
    Person stranger = realm.person(Kind.CLOSED.username);
    for (int i = 0; i < 3; i++) {
      stranger.forgot();
      stranger.identify();
      stranger.choose("auth-email", "mail");
      stranger.confirmDestination("guess" + i + "@conceal.example");
    }
    Await.that(
        "the lock",
        Await.PATIENCE,
        () ->
            realm.admin().events("RESET_PASSWORD_ERROR").stream()
                .anyMatch(
                    event -> event.path("details").path("sspr_step").asText().equals("lock")));
    realm.admin().changePolicy(Map.of("verificationsPerHour", "100"));
  }

  private static Map<String, Object> mail(Kind kind) {
    return Imported.mail(kind.mail());
  }

  private static Map<String, Object> phone(Kind kind) {
    return Imported.phone(kind.phone());
  }

  private static void register(TestRealm realm, Kind kind, List<Map<String, Object>> methods) {
    realm.admin().changeUser(kind.username, Map.of("credentials", methods));
  }

  @Override
  public void close() {
    directory.close();
  }
}
