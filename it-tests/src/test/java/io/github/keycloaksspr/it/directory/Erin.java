// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.directory;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody whose account is in a directory of her own, which a realm of her own is joined to. The
 * realm has a user of its own too, bob.
 */
final class Erin implements AutoCloseable {

  static final String OLD_PASSWORD = UserSpec.PASSWORD;
  static final String NEW_PASSWORD = "second-Passw0rd";

  private static final AtomicInteger COUNTER = new AtomicInteger();

  final InMemoryDirectory directory;
  final TestRealm realm;
  final Person person;
  final String mail;
  final String officePhone;
  final String component;

  private Erin(
      InMemoryDirectory directory,
      String component,
      TestRealm realm,
      int number,
      String officePhone) {
    this.directory = directory;
    this.component = component;
    this.realm = realm;
    this.person = realm.person("erin");
    this.mail = "erin" + number + "@home.example";
    this.officePhone = officePhone;
  }

  /**
   * What a test wants of the directory.
   *
   * @param editMode what Keycloak may do with it
   * @param copies whether Keycloak keeps a copy of who it saw
   * @param memory whether Keycloak remembers users between requests
   * @param more further settings of the component
   */
  record Wish(String editMode, Copies copies, Memory memory, Map<String, String> more) {

    static Wish of(String editMode) {
      return new Wish(editMode, Copies.KEPT, Memory.LONG, Map.of());
    }

    Wish with(Copies other) {
      return new Wish(editMode, other, memory, more);
    }

    Wish with(Memory other) {
      return new Wish(editMode, copies, other, more);
    }

    Wish with(String setting, String value) {
      return new Wish(editMode, copies, memory, Map.of(setting, value));
    }

    private Map<String, String> settings(InMemoryDirectory directory) {
      Map<String, String> settings =
          new LinkedHashMap<>(directory.keycloakSettings(editMode, copies == Copies.KEPT));
      settings.put("cachePolicy", memory == Memory.LONG ? "DEFAULT" : "NO_CACHE");
      settings.putAll(more);
      return settings;
    }
  }

  /** Whether Keycloak keeps a copy of the directory's people. */
  enum Copies {
    KEPT,
    NONE
  }

  /** Whether Keycloak remembers the directory's people between requests. */
  enum Memory {
    LONG,
    NONE
  }

  /** In a realm that takes one proof. */
  static Erin in(SsprEnvironment environment, Wish wish) {
    return in(environment.realm(), wish);
  }

  /** In that realm, whom Keycloak has not seen yet. */
  static Erin in(TestRealm.Builder builder, Wish wish) {
    int number = COUNTER.incrementAndGet();
    String officePhone = String.format("+49302%06d", number);
    TestRealm realm =
        builder.methods("office-phone", "auth-phone", "auth-email").user("bob").create();
    InMemoryDirectory directory =
        InMemoryDirectory.start()
            .person("erin", OLD_PASSWORD, Map.of("telephoneNumber", officePhone));
    String component = realm.admin().addDirectory(wish.settings(directory));
    return new Erin(directory, component, realm, number, officePhone);
  }

  /** With a mailbox registered. */
  Erin registered() {
    register(person, mail);
    return this;
  }

  /** Has bob register a mailbox. */
  String bobRegistered() {
    String address = "bob-of-" + mail;
    register(realm.person("bob"), address);
    return address;
  }

  /** Up to the notice, so that nothing is on its way any more. */
  private void register(Person somebody, String address) {
    long before = realm.inbox().position();
    somebody.openRegistration();
    somebody.registerEmail(address);
    somebody.browser().press("action", "confirm");
    realm
        .inbox()
        .await(
            before,
            "a notice to " + address,
            message -> message.to().equals(address) && message.code().isEmpty());
  }

  /** After the first page of a reset, in a fresh browser. */
  Person forgets() {
    return forgets("erin");
  }

  /** After the first page of a reset of anybody, in a fresh browser. */
  Person forgets(String name) {
    Person elsewhere = person.elsewhere();
    elsewhere.forgot();
    elsewhere.identify(name);
    return elsewhere;
  }

  /** At the page for the new password. */
  Person proves() {
    Person elsewhere = forgets();
    elsewhere.prove("auth-email", "mail", mail);
    return elsewhere;
  }

  /** What was sent since then to where only she can be reached. */
  List<Message> sentSince(long position) {
    return realm.inbox().after(position).stream()
        .filter(message -> List.of(mail, officePhone).contains(message.to()))
        .toList();
  }

  @Override
  public void close() {
    directory.close();
  }
}
