// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.otp.OneTimePasswords;
import io.github.keycloaksspr.it.otp.RecoveryCodeList;
import io.github.keycloaksspr.it.support.Urls;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An account with methods that no other account has, made through the Admin REST API, and a person
 * who resets its password. Many of them share a realm.
 */
final class ResetAccount {

  static final String NEW_PASSWORD = "second-Passw0rd";
  static final String DOMAIN = "grid.example";

  private static final Map<String, String> ANSWERS =
      Map.of(
          "Which tree stood at the gate?", "oak",
          "What colour was the door?", "green",
          "Who lived upstairs?", "professor quill");
  private static final AtomicInteger COUNTER = new AtomicInteger();

  final TestRealm realm;
  final String username;
  final String mail;
  final String phone;
  final String officePhone;
  final OneTimePasswords app;
  final RecoveryCodeList recoveryCodes =
      new RecoveryCodeList(List.of("AAAABBBBCCCC", "DDDDEEEEFFFF", "GGGGHHHHJJJJ"));
  private final Person person;
  private String id;

  private ResetAccount(TestRealm realm, int number) {
    this.realm = realm;
    this.username = "user" + number;
    this.mail = "user" + number + "@" + DOMAIN;
    this.phone = String.format("+4915126%06d", number);
    this.officePhone = String.format("+49304%06d", number);
    this.app = new OneTimePasswords("the key of user " + number);
    this.person = realm.person(username).knowing(ANSWERS);
  }

  /** A realm for many accounts: cheap hashes, no mails but codes, a group for the scope. */
  static TestRealm.Builder realm(SsprEnvironment environment) {
    return environment
        .realm()
        .with("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)")
        .methods(ProofMethod.ids())
        .policy("questions", String.join("##", ANSWERS.keySet()))
        .policy("questionsToRegister", "3")
        .policy("questionsToReset", "3")
        .policy("scope", "selected")
        .policy("scopeGroups", "/staff")
        .policy("requireRegistration", "false")
        .policy("notifyUser", "false")
        .policy("notifyAdministrators", "false")
        .policy("attemptsPerAddressPerHour", "10000")
        .policy("realmMessagesPerHour", "10000")
        .orPolicy("mfaMethodsRequired", "1")
        .group("staff");
  }

  /** An account in that realm that can prove with exactly these methods. */
  static ResetAccount in(TestRealm realm, Set<ProofMethod> methods) {
    ResetAccount account = new ResetAccount(realm, COUNTER.incrementAndGet());
    account.create(methods);
    return account;
  }

  private void create(Set<ProofMethod> methods) {
    // Text and call are one credential.
    Map<Object, Map<String, Object>> credentials = new LinkedHashMap<>();
    credentials.put(
        "password", Map.of("type", "password", "value", UserSpec.PASSWORD, "temporary", false));
    Map<String, Object> representation = new HashMap<>();
    for (ProofMethod method : methods) {
      method.credentialOf(this).ifPresent(one -> credentials.put(one.get("type"), one));
    }
    if (methods.contains(ProofMethod.OFFICE_PHONE)) {
      representation.put("attributes", Map.of("officePhone", List.of(officePhone)));
    }
    representation.putAll(
        Map.of(
            "username",
            username,
            "email",
            username + "@corp.example",
            "emailVerified",
            true,
            "firstName",
            "First",
            "lastName",
            "Last",
            "enabled",
            true,
            "groups",
            List.of("/staff"),
            "credentials",
            List.copyOf(credentials.values())));
    id = admin().createUser(representation);
  }

  /** Another account takes the name, with the same methods. */
  void deleteAndMakeAgain(Set<ProofMethod> methods) {
    delete();
    create(methods);
  }

  void delete() {
    admin().api().delete(admin().path("users/" + id)).orFail();
  }

  Map<String, Object> mailCredential() {
    return Imported.mail(mail);
  }

  Map<String, Object> phoneCredential() {
    return Imported.phone(phone);
  }

  Map<String, Object> questionsCredential() {
    return Imported.answers(ANSWERS);
  }

  RealmAdmin admin() {
    return realm.admin();
  }

  Person person() {
    return person;
  }

  /** At the first page that asks for a proof, from a direct link. */
  void asksToReset(String reason) {
    asksToReset(person, reason);
  }

  /** The whole of another reset of the same account, in another browser. */
  void resetElsewhere(List<ProofMethod> methods, String password) {
    Person elsewhere = person.elsewhere();
    asksToReset(elsewhere, "forgot");
    ProofMethod.proveWith(methods, this, elsewhere);
    Page page = elsewhere.newPassword(password);
    if (!page.mark().equals("done")) {
      throw new IllegalStateException("No reset elsewhere: " + page);
    }
  }

  private void asksToReset(Person anybody, String reason) {
    anybody.browser().open(realm.address().reset());
    anybody.browser().submit(Map.of("username", username, "reason", reason));
    if (!anybody.page().mark().equals("choose-method")) {
      throw new IllegalStateException("No reset of " + username + ": " + anybody.page());
    }
  }

  /** Puts these properties in and adds these credentials. */
  void change(Map<String, ?> changes) {
    admin().changeUser(username, changes);
  }

  void deleteCredentials(String type) {
    for (JsonNode credential : admin().credentials(username)) {
      if (credential.path("type").asText().equals(type)) {
        admin().deleteCredential(username, credential.path("id").asText());
      }
    }
  }

  void deleteMethod(String method) {
    admin().api().delete(admin().path("sspr/users/" + id + "/methods/" + method)).orFail();
  }

  /** Whether the account can be signed in to through an identity provider. */
  boolean isLinked() {
    String links = admin().path("users/" + id + "/federated-identity");
    return !admin().api().get(links).orFail().json().isEmpty();
  }

  void leaveTheScope() {
    String groups = admin().path("users/" + id + "/groups");
    for (JsonNode group : admin().api().get(groups).orFail().json()) {
      admin().api().delete(groups + "/" + group.path("id").asText()).orFail();
    }
  }

  /** The password as an administrator sees it: its id and when it was made; none is left. */
  List<String> passwords() {
    if (admin().api().get(admin().path("users/" + id)).status() == 404) {
      return List.of();
    }
    List<String> passwords = new ArrayList<>();
    for (JsonNode credential : admin().credentials(username)) {
      if (credential.path("type").asText().equals("password")) {
        passwords.add(credential.path("id").asText() + credential.path("createdDate").asText());
      }
    }
    return passwords;
  }

  /** The id of the reset that this account's newest event belongs to. */
  String reset() {
    String path = admin().path("events?max=20&user=" + Urls.encode(id));
    for (JsonNode event : admin().api().get(path).orFail().json()) {
      Optional<String> reset =
          Optional.of(event.path("details").path("sspr_reset").asText())
              .filter(text -> !text.isEmpty());
      if (reset.isPresent()) {
        return reset.get();
      }
    }
    throw new IllegalStateException("No reset of " + username);
  }

  /** The events of that type that belong to a reset. */
  List<JsonNode> events(String type, String reset) {
    return admin().events(type).stream()
        .filter(event -> event.path("details").path("sspr_reset").asText().equals(reset))
        .toList();
  }
}
