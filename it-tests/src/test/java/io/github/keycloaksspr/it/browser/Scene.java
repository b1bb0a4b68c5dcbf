// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.RealmAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A realm with bob in it, an application that he signs in to, and destinations that nobody else
 * has.
 */
final class Scene implements AutoCloseable {

  static final String NEW_PASSWORD = "Zebra!crossing-42";
  static final List<String> ANSWERS =
      List.of("Ulan Bator", "Aardvark", "Professor Quill", "Blue bicycle", "Marzipan");

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final Application application;
  private final TestRealm realm;
  private final String mail;
  private final String phone;
  private final String officePhone;
  private final Map<String, String> answers = new LinkedHashMap<>();

  private Scene(
      Application application, TestRealm realm, String mail, String phone, String officePhone) {
    this.application = application;
    this.realm = realm;
    this.mail = mail;
    this.phone = phone;
    this.officePhone = officePhone;
  }

  /** All four methods may be used, and nothing is registered but the office phone. */
  static Scene in(SsprEnvironment environment) {
    return in(environment, realm -> realm);
  }

  /** The same in a realm that is something special. */
  static Scene in(SsprEnvironment environment, UnaryOperator<TestRealm.Builder> special) {
    int number = COUNTER.incrementAndGet();
    String officePhone = String.format("+49302%06d", 30 + number);
    Application application = Application.start();
    TestRealm.Builder builder =
        environment
            .realm()
            .with("displayName", "Example Ltd")
            .with("clients", List.of(client(application)))
            .methods("office-phone", "auth-phone", "auth-email", "security-questions")
            .user("bob", user -> user.attribute("officePhone", officePhone));
    return new Scene(
        application,
        special.apply(builder).create(),
        "bob" + number + "@browser.example",
        String.format("+4915124%06d", number),
        officePhone);
  }

  private static Map<String, Object> client(Application application) {
    return Map.of(
        "clientId",
        TestRealm.CLIENT,
        "name",
        "Application",
        "publicClient",
        true,
        "redirectUris",
        List.of(TestRealm.REDIRECT_URI.toString(), application.address().toString()));
  }

  /** Has bob register everything, without walking the pages. */
  Scene registered() {
    realm
        .admin()
        .changeUser(
            "bob",
            Map.of(
                "credentials",
                List.of(Imported.mail(mail), Imported.phone(phone), Imported.questions(ANSWERS))));
    answers.putAll(Imported.byQuestion(ANSWERS));
    return this;
  }

  /** Bob has a mailbox registered, and nothing asks him for more. */
  Scene withMail() {
    realm.admin().changePolicy(Map.of("requireRegistration", "false"));
    realm.admin().changeUser("bob", Map.of("credentials", List.of(Imported.mail(mail))));
    return this;
  }

  /** Bob at a computer of his own. */
  Visitor visitor() {
    return Visitor.at(this, "en");
  }

  /** Bob at a computer that speaks another language. */
  Visitor visitor(String language) {
    return Visitor.at(this, language);
  }

  TestRealm realm() {
    return realm;
  }

  Application application() {
    return application;
  }

  RealmAddress address() {
    return new RealmAddress(
        realm.environment().server().baseUrl(),
        realm.name(),
        TestRealm.CLIENT,
        application.address());
  }

  String mail() {
    return mail;
  }

  String phone() {
    return phone;
  }

  String officePhone() {
    return officePhone;
  }

  /** What bob answers, by the question as it is shown. */
  Map<String, String> answers() {
    return answers;
  }

  /** How many codes went to a destination since the inbox stood at the position. */
  long codesTo(String destination, long since) {
    return realm.inbox().after(since).stream()
        .filter(message -> message.to().equalsIgnoreCase(destination))
        .filter(message -> message.code().isPresent())
        .count();
  }

  /** How the newest code came to a destination. */
  Message.Kind kindOfCodeTo(String destination) {
    return realm.inbox().to(destination).stream()
        .filter(message -> message.code().isPresent())
        .map(Message::kind)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    application.close();
  }
}
