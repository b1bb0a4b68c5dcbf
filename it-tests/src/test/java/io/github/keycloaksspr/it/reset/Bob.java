// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Somebody in a realm of their own who has registered everything, and whose destinations nobody
 * else has.
 */
public final class Bob {

  public static final String NEW_PASSWORD = "second-Passw0rd";
  public static final List<String> ANSWERS =
      List.of("Ulan Bator", "Aardvark", "Professor Quill", "Blue bicycle", "Marzipan");

  private static final AtomicInteger COUNTER = new AtomicInteger();

  public final TestRealm realm;
  public final Person person;
  public final String mail;
  public final String phone;
  public final String officePhone;

  private Bob(TestRealm realm, String mail, String phone, String officePhone) {
    this.realm = realm;
    this.person = realm.person("bob");
    this.mail = mail;
    this.phone = phone;
    this.officePhone = officePhone;
  }

  /** With all four methods registered, in a realm that asks for so many. */
  public static Bob with(SsprEnvironment environment, int methodsRequired) {
    return with(
        environment,
        environment.realm().policy("methodsRequired", String.valueOf(methodsRequired)));
  }

  /** With all four methods registered, in that realm. */
  public static Bob with(SsprEnvironment environment, TestRealm.Builder builder) {
    Contacts contacts = Contacts.next();
    Bob bob =
        in(
            builder,
            contacts,
            user ->
                user.credential(Imported.mail(contacts.mail()))
                    .credential(Imported.phone(contacts.phone()))
                    .credential(Imported.questions(ANSWERS)));
    bob.person.remember(Imported.byQuestion(ANSWERS));
    return bob;
  }

  /** The same, but he walked the pages of registration, and is signed in. */
  public static Bob whoWalked(SsprEnvironment environment, TestRealm.Builder builder) {
    Bob bob = in(builder, Contacts.next(), user -> user);
    long before = bob.realm.inbox().position();
    bob.person.openRegistration();
    bob.person.registerEmail(bob.mail);
    bob.person.registerPhone(bob.phone, "sms");
    bob.person.registerQuestions(ANSWERS);
    bob.person.browser().press("action", "confirm");
    bob.awaitNotices(before);
    return bob;
  }

  private static Bob in(
      TestRealm.Builder builder, Contacts contacts, UnaryOperator<UserSpec> special) {
    TestRealm realm =
        builder
            .methods("office-phone", "auth-phone", "auth-email", "security-questions")
            .user(
                "bob", user -> special.apply(user.attribute("officePhone", contacts.officePhone())))
            .create();
    return new Bob(realm, contacts.mail(), contacts.phone(), contacts.officePhone());
  }

  /** So that no mail of the registration arrives while the reset is looked at. */
  private void awaitNotices(long before) {
    for (String address : List.of("bob@corp.example", mail)) {
      realm
          .inbox()
          .awaitAll(
              before,
              "a notice of each of three methods to " + address,
              3,
              message -> message.to().equals(address) && message.code().isEmpty());
    }
  }

  /** At the list of methods of a reset, in a fresh browser. */
  public Person forgets() {
    Person elsewhere = person.elsewhere();
    elsewhere.forgot();
    elsewhere.identify();
    return elsewhere;
  }

  /** Destinations that nobody else has. */
  private record Contacts(String mail, String phone, String officePhone) {

    static Contacts next() {
      int number = COUNTER.incrementAndGet();
      return new Contacts(
          "bob" + number + "@reset.example",
          String.format("+4915123%06d", number),
          String.format("+49301%06d", number));
    }
  }
}
