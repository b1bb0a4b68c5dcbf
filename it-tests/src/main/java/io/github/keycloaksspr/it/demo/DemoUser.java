// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.demo;

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
  FRANK(
      "Frank", "Fisher", "", "+12025550126", false, "locked after wrong passwords, at every start");

  private static final List<String> ANSWERS =
      List.of("Springfield", "Green Park", "Shelbyville", "Ogdenville", "Brockway");

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

  /** Whether they registered a mail address and a phone. */
  boolean registered() {
    return !authPhone.isEmpty();
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
    user.put(
        "credentials",
        List.of(Map.of("type", "password", "value", password(), "temporary", false)));
    if (!officePhone.isEmpty()) {
      user.put("attributes", Map.of("officePhone", List.of(officePhone)));
    }
    return user;
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
