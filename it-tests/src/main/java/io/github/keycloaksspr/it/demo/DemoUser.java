// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.demo;

import io.github.keycloaksspr.it.admin.Imported;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The people of the demo. All numbers are from the range that is kept free for fiction. */
enum DemoUser {
  ALICE("Alice", "Adams", "+12025550101", "+12025550121", true, "every method is set up"),
  BOB(
      "Bob",
      "Brown",
      "+12025550102",
      "",
      false,
      "nothing but the office phone: is asked to register"),
  CAROL(
      "Carol",
      "Clark",
      "",
      "+12025550123",
      false,
      "administrator of the realm (realm-admin): never with questions"),
  DAVE(
      "Dave",
      "Davis",
      "",
      "+12025550124",
      false,
      "a contractor: outside the scope, which is the group staff"),
  ERIN(
      "Erin",
      "Evans",
      "",
      "+12025550125",
      false,
      "from an LDAP directory that Keycloak only reads: her password is not reset here"),
  FRANK(
      "Frank", "Fisher", "", "+12025550126", false, "locked after wrong passwords, at every start"),
  GRACE(
      "Grace",
      "Green",
      "",
      "+12025550127",
      false,
      "registered long ago: is asked to look it over at her next sign-in");

  private static final List<String> ANSWERS =
      List.of("Springfield", "Green Park", "Shelbyville", "Ogdenville", "Brockway");

  /** Longer than details stay good by default. */
  private static final Duration LONG_AGO = Duration.ofDays(200);

  private final String firstName;
  private final String lastName;
  private final String officePhone;
  private final String authPhone;
  private final boolean questions;
  private final String what;

  DemoUser(
      String firstName,
      String lastName,
      String officePhone,
      String authPhone,
      boolean questions,
      String what) {
    this.firstName = firstName;
    this.lastName = lastName;
    this.officePhone = officePhone;
    this.authPhone = authPhone;
    this.questions = questions;
    this.what = what;
  }

  String username() {
    return name().toLowerCase(Locale.ROOT);
  }

  String password() {
    return username() + "-Passw0rd";
  }

  /** The address at work, whose mail needs the password. */
  String email() {
    return username() + "@corp.example";
  }

  /** The address at home, for those who registered one. */
  String authEmail() {
    return username() + "@home.example";
  }

  String authPhone() {
    return authPhone;
  }

  String officePhone() {
    return officePhone;
  }

  /** Whether they walk the registration pages, for a mail address and a phone. */
  boolean registersOnPages() {
    return !authPhone.isEmpty() && this != GRACE;
  }

  /** Whether the account is in the directory, and not in Keycloak. */
  boolean isOfDirectory() {
    return this == ERIN;
  }

  /** What a directory knows of them. */
  Map<String, String> entry() {
    return Map.of("cn", firstName, "sn", lastName);
  }

  /** The answers to the security questions; empty for those who registered none. */
  List<String> answers() {
    return questions ? ANSWERS : List.of();
  }

  String what() {
    return what;
  }

  /** Keycloak's user representation. */
  Map<String, Object> representation() {
    Map<String, Object> user = new TreeMap<>();
    user.put("username", username());
    user.put("email", email());
    user.put("emailVerified", true);
    user.put("firstName", firstName);
    user.put("lastName", lastName);
    user.put("enabled", true);
    user.put("credentials", credentials());
    if (!officePhone.isEmpty()) {
      user.put("attributes", Map.of("officePhone", List.of(officePhone)));
    }
    return user;
  }

  private List<Map<String, Object>> credentials() {
    Map<String, Object> password =
        Map.of("type", "password", "value", password(), "temporary", false);
    return this == GRACE
        ? List.of(
            password, Imported.mail(authEmail(), LONG_AGO), Imported.phone(authPhone(), LONG_AGO))
        : List.of(password);
  }

  /** The people as a table. */
  static String table() {
    StringBuilder table =
        new StringBuilder("  %-7s %-16s %s%n".formatted("user", "password", "what is special"));
    Arrays.stream(values())
        .forEach(
            user ->
                table.append(
                    "  %-7s %-16s %s%n".formatted(user.username(), user.password(), user.what())));
    return table.toString();
  }
}
