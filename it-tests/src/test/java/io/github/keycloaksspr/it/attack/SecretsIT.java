// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.otp.OneTimePasswords;
import io.github.keycloaksspr.it.otp.RecoveryCodeList;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.server.StoppedDatabase;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every flow is walked on a server that logs at DEBUG. Then its log, its whole database and all
 * pages are searched for every code, answer, number, address and password that was in use.
 */
@OwnServer
final class SecretsIT {

  private static final String OTHER_PHONE = "+4915150009999";
  private static final String WRONG_PHONE = "+4915150008888";
  private static final String WRONG_MAIL = "wrong-secrets@home.example";
  private static final String DEAD_MAIL = "dead-secrets@home.example";
  private static final String REFUSED_PHONE = "+4915150007777";
  private static final String TESTED_PHONE = "+4915150006666";
  private static final String WEBHOOK_PHONE = "+4915150005555";
  private static final String PROVIDED_PHONE = "+4915150004444";
  private static final String HENRYS_MAIL = "henry-secrets@home.example";
  private static final String WRONG_ANSWER = "Wrong-answer-of-Bob";
  private static final String WRONG_CODE = "9876543210";
  private static final OneTimePasswords APP = new OneTimePasswords("the key of henry's app");
  private static final RecoveryCodeList LIST =
      new RecoveryCodeList(List.of("QWERTZUIOPAS", "YXCVBNMLKJHG", "PLMOKNIJBUHV"));

  private static final List<Person> PEOPLE = new ArrayList<>();
  private static final Set<String> SECRETS = new LinkedHashSet<>();
  private static final Set<String> CODES = new LinkedHashSet<>();

  /** So short that they may stand in a longer number by chance. */
  private static final Set<String> SHORT_CODES = new LinkedHashSet<>();

  /** Where the administrator put the office phone. */
  private static String officePhone;

  private static SsprEnvironment environment;
  private static String log;

  @BeforeAll
  static void walkEveryFlow() {
    KeycloakDistribution.remove(ProjectFiles.target("keycloak-secrets").resolve("data"));
    environment =
        SsprEnvironment.start(
            "keycloak-secrets",
            KeycloakDistribution.configured(),
            settings ->
                settings
                    .keepingData()
                    .with("--spi-sspr-gateway--webhook--allowed-networks=127.0.0.0/8")
                    .with("--log-level=INFO,org.keycloak:debug,io.github.keycloaksspr:debug"));
    Bob bob =
        Bob.whoWalked(
            environment,
            environment
                .realm()
                .policy("codeLength", "10")
                .policy("codeAttempts", "10")
                .policy("methodsRequired", "2")
                .policy("helpdesk", "help@corp.example")
                .user("dora")
                .bruteForceProtection(2));
    register(bob);
    reset(bob);
    unlock(bob);
    fail(bob);
    changeMethods(bob);
    askForHelp(bob);
    failToSend();
    Bob concealed = resetConcealed();
    resetBySecondFactors();
    testTheGateway(bob);
    sendByADeadWebhook();
    provide(bob);
    officePhone = bob.officePhone;
    collect(bob);
    collect(concealed);
    environment.server().stop();
    log = environment.log().text().toLowerCase(Locale.ROOT);
  }

  @AfterAll
  static void stop() {
    if (environment != null) {
      environment.close();
    }
  }

  @Test
  void the_search_is_not_idle() {
    assertThat(CODES).hasSizeGreaterThan(8);
    assertThat(log).contains("debug [io.github.keycloaksspr").contains("debug [org.keycloak");
    Set<String> places = new LinkedHashSet<>();
    new StoppedDatabase(ProjectFiles.target("keycloak-secrets"))
        .read(cell -> places.add(cell.place()));
    assertThat(places)
        .contains(
            "CREDENTIAL.SECRET_DATA",
            "EVENT_ENTITY.DETAILS_JSON_LONG_VALUE",
            "ADMIN_EVENT_ENTITY.REPRESENTATION");
  }

  @Test
  void none_is_in_the_log() {
    assertThat(found(log)).isEmpty();
  }

  @Test
  void none_is_in_the_database_but_in_the_secret_half_of_a_credential() {
    Map<String, Set<String>> places = new LinkedHashMap<>();
    new StoppedDatabase(ProjectFiles.target("keycloak-secrets"))
        .read(
            cell ->
                found(cell.value().toLowerCase(Locale.ROOT))
                    .forEach(
                        secret ->
                            places
                                .computeIfAbsent(cell.place(), place -> new LinkedHashSet<>())
                                .add(secret)));

    assertThat(places).containsOnlyKeys("CREDENTIAL.SECRET_DATA");
    assertThat(places.get("CREDENTIAL.SECRET_DATA"))
        .as("only numbers and addresses are readable there")
        .allMatch(
            secret -> secret.startsWith("+") || secret.contains("@") || secret.matches("\\d+"))
        .doesNotContainAnyElementsOf(CODES)
        .doesNotContainAnyElementsOf(SHORT_CODES);
  }

  @Test
  void none_is_on_a_page_but_where_it_was_just_typed() {
    for (Person person : PEOPLE) {
      for (Page page : person.browser().visited()) {
        Set<String> shown = found(page.source().toLowerCase(Locale.ROOT));
        if (List.of("register-email", "register-phone", "confirm-destination")
            .contains(page.mark())) {
          assertThat(shown)
              .as(page.toString())
              .doesNotContainAnyElementsOf(CODES)
              .doesNotContainAnyElementsOf(SHORT_CODES);
        } else {
          assertThat(shown).as(page.toString()).isEmpty();
        }
      }
    }
  }

  /** It is an attribute that the administrator wrote; Keycloak keeps that act as an admin event. */
  @Test
  void the_office_phone_is_only_where_the_administrator_put_it() {
    assertThat(placesOf(officePhone))
        .containsExactlyInAnyOrder("USER_ATTRIBUTE.VALUE", "ADMIN_EVENT_ENTITY.REPRESENTATION");
    assertThat(log).doesNotContain(officePhone);
  }

  /** The same holds for what administrators provide for people to begin with. */
  @Test
  void what_was_provided_is_only_where_the_administrator_put_it() {
    assertThat(placesOf(PROVIDED_PHONE)).containsExactly("USER_ATTRIBUTE.VALUE");
    assertThat(log).doesNotContain(PROVIDED_PHONE);
  }

  private static Set<String> placesOf(String number) {
    Set<String> places = new LinkedHashSet<>();
    new StoppedDatabase(ProjectFiles.target("keycloak-secrets"))
        .read(
            cell -> {
              if (cell.value().contains(number)) {
                places.add(cell.place());
              }
            });
    return places;
  }

  private static void register(Bob bob) {
    PEOPLE.add(bob.person);
    Person again = visitor(bob);
    again.startAction("sspr-register-phone");
    again.giveDestination(OTHER_PHONE, "voice");
    again.enterCode(WRONG_CODE);
    again.browser().reload();
    again.enterCodeFor(OTHER_PHONE);
  }

  private static void reset(Bob bob) {
    Person byMailAndText = visitor(bob);
    byMailAndText.forgot();
    byMailAndText.identify();
    byMailAndText.prove("auth-email", "mail", bob.mail);
    byMailAndText.prove("auth-phone", "sms", OTHER_PHONE);
    byMailAndText.newPassword(Bob.NEW_PASSWORD);
    assertThat(byMailAndText.page().mark()).isEqualTo("done");
    Person byCallAndAnswers = visitor(bob);
    byCallAndAnswers.forgot();
    byCallAndAnswers.identify();
    byCallAndAnswers.prove("office-phone", "voice", bob.officePhone);
    byCallAndAnswers.proveByQuestions();
    byCallAndAnswers.newPassword("third-Passw0rd");
    assertThat(byCallAndAnswers.page().mark()).isEqualTo("done");
  }

  private static void unlock(Bob bob) {
    Person locked = visitor(bob);
    locked.signIn("not-the-Passw0rd");
    locked.signIn("not-the-Passw0rd");
    locked.forgot();
    locked.identifyLocked();
    locked.proveByQuestions();
    locked.choose("office-phone", "voice");
    assertThat(locked.page().mark()).isEqualTo("confirm-destination");
  }

  private static void fail(Bob bob) {
    Person person = visitor(bob);
    person.forgot();
    person.identify(bob.mail);
    person.forgot();
    person.identify();
    person.choose("auth-phone", "sms");
    person.confirmDestination(WRONG_PHONE);
    person.anotherWay();
    person.choose("auth-email", "mail");
    person.confirmDestination(WRONG_MAIL);
    person.anotherWay();
    person.choose("security-questions", "");
    person
        .browser()
        .submit(
            Map.of("answer-1", WRONG_ANSWER, "answer-2", WRONG_ANSWER, "answer-3", WRONG_ANSWER));
    person
        .browser()
        .post(
            Attacker.action(person.page()), Map.of("code", WRONG_CODE, "destination", WRONG_MAIL));
    person.browser().cookies().clear();
    person
        .browser()
        .post(Attacker.action(person.page()), Map.of("answer-1", WRONG_ANSWER, "code", WRONG_CODE));
  }

  private static void changeMethods(Bob bob) {
    Person person = bob.realm.person("bob");
    PEOPLE.add(person);
    person.signIn("third-Passw0rd");
    bob.realm
        .admin()
        .credentials("bob")
        .forEach(
            credential -> {
              if (credential.path("type").asText().equals("sspr-email")) {
                bob.realm.admin().deleteCredential("bob", credential.path("id").asText());
              }
            });
  }

  private static void askForHelp(Bob bob) {
    Person dora = bob.realm.person("dora");
    PEOPLE.add(dora);
    dora.forgot();
    dora.identify();
    dora.browser().press("action", "contact");
    assertThat(dora.page().mark()).isEqualTo("contact-sent");
  }

  /** A mail server that is away, and a number that the gateway refuses. */
  private static void failToSend() {
    TestRealm realm =
        environment
            .realm()
            .policy("codeLength", "10")
            .with("smtpServer", Map.of("host", "127.0.0.1", "port", "1", "from", "x@corp.example"))
            .user("bob")
            .create();
    environment.twilio().failFor(REFUSED_PHONE, 400, 21614);
    Person person = realm.person("bob");
    PEOPLE.add(person);
    person.openRegistration();
    person.setUp("auth-email");
    person.giveDestination(DEAD_MAIL, "");
    person.openRegistration();
    person.setUp("auth-phone");
    person.giveDestination(REFUSED_PHONE, "sms");
  }

  private static Bob resetConcealed() {
    Bob bob =
        Bob.whoWalked(
            environment,
            environment
                .realm()
                .policy("codeLength", "10")
                .policy("disclosure", "conceal")
                .policy("methodsRequired", "2"));
    Person person = visitor(bob);
    person.forgot();
    person.identify();
    person.choose("auth-phone", "sms");
    person.confirmDestination(WRONG_PHONE);
    person.enterCode(WRONG_CODE);
    person.anotherWay();
    person.prove("auth-email", "mail", bob.mail);
    person.proveByQuestions();
    person.newPassword(Bob.NEW_PASSWORD);
    assertThat(person.page().mark()).isEqualTo("done");
    return bob;
  }

  private static void resetBySecondFactors() {
    TestRealm realm =
        environment
            .realm()
            .policy("mfaMethodsRequired", "2")
            .methods("auth-email", "authenticator-app", "recovery-code")
            .user(
                "henry",
                henry ->
                    henry
                        .credential(APP.app("Phone"))
                        .credential(LIST.credential())
                        .credential(Imported.mail(HENRYS_MAIL)))
            .create();
    Person henry = realm.person("henry");
    PEOPLE.add(henry);
    String code = APP.at(Instant.now());
    SHORT_CODES.add(code);
    henry.forgot();
    henry.identify();
    henry.proveByCode("authenticator-app", code);
    henry.proveByCode("recovery-code", LIST.number(1));
    henry.newPassword(Bob.NEW_PASSWORD);
    assertThat(henry.page().mark()).isEqualTo("done");
  }

  private static void testTheGateway(Bob bob) {
    String test = bob.realm.admin().path("sspr/gateway/test");
    bob.realm.admin().api().post(test, Map.of("to", TESTED_PHONE, "channel", "sms")).orFail();
    bob.realm
        .admin()
        .api()
        .get(bob.realm.admin().path("sspr/users/" + bob.realm.admin().userId("bob")))
        .orFail();
  }

  private static void sendByADeadWebhook() {
    TestRealm realm = environment.realm().user("bob").create();
    realm
        .admin()
        .api()
        .put(
            realm.admin().path("sspr/gateway"),
            Map.of(
                "provider",
                "webhook",
                "settings",
                Map.of(
                    "url",
                    "http://127.0.0.1:1/send",
                    "body",
                    "{\"to\":\"{{to}}\",\"text\":\"{{text}}\"}")))
        .orFail();
    Person person = realm.person("bob");
    PEOPLE.add(person);
    person.openRegistration();
    person.setUp("auth-phone");
    person.giveDestination(WEBHOOK_PHONE, "sms");
    assertThat(person.page().mark()).isEqualTo("register-phone");
  }

  private static void provide(Bob bob) {
    bob.realm.admin().changePolicy(Map.of("prefillPhoneAttribute", "hrPhone"));
    bob.realm.admin().declareAttribute("hrPhone");
    bob.realm
        .admin()
        .api()
        .put(
            bob.realm.admin().path("sspr/users/" + bob.realm.admin().userId("dora") + "/prefill"),
            Map.of("phone", PROVIDED_PHONE))
        .orFail();
  }

  private static Person visitor(Bob bob) {
    Person person = bob.person.elsewhere();
    PEOPLE.add(person);
    return person;
  }

  private static void collect(Bob bob) {
    environment.inbox().all().forEach(message -> message.code().ifPresent(SecretsIT::addCode));
    addCode(WRONG_CODE);
    LIST.codes().forEach(SecretsIT::addCode);
    for (String phone :
        List.of(bob.phone, OTHER_PHONE, WRONG_PHONE, REFUSED_PHONE, TESTED_PHONE, WEBHOOK_PHONE)) {
      SECRETS.add(phone);
      SECRETS.add(phone.substring("+49".length()));
    }
    SECRETS.addAll(List.of(bob.mail, WRONG_MAIL, DEAD_MAIL, HENRYS_MAIL, WRONG_ANSWER));
    SECRETS.addAll(Bob.ANSWERS);
    SECRETS.addAll(List.of(Bob.NEW_PASSWORD, "third-Passw0rd", "not-the-Passw0rd"));
  }

  /** As it is read, and as it is spoken. */
  private static void addCode(String code) {
    CODES.add(code);
    CODES.add(String.join(", ", code.split("")));
  }

  private static Set<String> found(String text) {
    Set<String> found = new LinkedHashSet<>();
    for (Collection<String> secrets : List.of(SECRETS, CODES)) {
      secrets.stream()
          .filter(secret -> text.contains(secret.toLowerCase(Locale.ROOT)))
          .forEach(found::add);
    }
    SHORT_CODES.stream()
        .filter(code -> Pattern.compile("(?<!\\w)" + code + "(?!\\w)").matcher(text).find())
        .forEach(found::add);
    return found;
  }
}
