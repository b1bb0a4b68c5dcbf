// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.web.Person;

/** An attacker with an account of their own beside Bob's, and a mailbox that proves it. */
final class Mallory {

  private final Person person;
  private final String mail;

  private Mallory(Person person, String mail) {
    this.person = person;
    this.mail = mail;
  }

  /** Bob, in a realm with Mallory. */
  static Bob victim(SsprEnvironment environment) {
    return Bob.with(environment, environment.realm().user("mallory"));
  }

  /** Mallory in Bob's realm, registered. */
  static Mallory beside(Bob bob) {
    Person person = bob.realm.person("mallory");
    String mail = "mallory-of-" + bob.realm.name() + "@evil.example";
    person.openRegistration();
    person.registerEmail(mail);
    person.finish();
    return new Mallory(person, mail);
  }

  /** The browser in which Mallory is signed in. */
  Person signedIn() {
    return person;
  }

  /** Where the codes go. */
  String mail() {
    return mail;
  }

  /** A reset of Mallory's own account, at the page that wants the code. */
  Person atCode() {
    Person elsewhere = person.elsewhere();
    elsewhere.forgot();
    elsewhere.identify();
    elsewhere.choose("auth-email", "mail");
    elsewhere.confirmDestination(mail);
    return elsewhere;
  }

  /** A reset of Mallory's own account, proven. */
  Person proven() {
    Person elsewhere = atCode();
    elsewhere.enterCodeFor(mail);
    return elsewhere;
  }
}
