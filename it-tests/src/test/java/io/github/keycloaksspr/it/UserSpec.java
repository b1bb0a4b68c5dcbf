// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A user of a test, complete unless told otherwise. */
public final class UserSpec {

  /** The password of everybody who was given no other. */
  public static final String PASSWORD = "first-Passw0rd";

  private final Map<String, Object> representation = new LinkedHashMap<>();
  private final Map<String, List<String>> attributes = new LinkedHashMap<>();
  private final List<Map<String, Object>> credentials = new ArrayList<>();
  private String password = PASSWORD;

  UserSpec(String username) {
    representation.put("username", username);
    representation.put("email", username + "@corp.example");
    representation.put("emailVerified", true);
    representation.put("firstName", "First");
    representation.put("lastName", "Last");
    representation.put("enabled", true);
  }

  /** Another password. */
  public UserSpec password(String other) {
    this.password = other;
    return this;
  }

  /** An attribute, such as {@code officePhone}. */
  public UserSpec attribute(String name, String value) {
    attributes.put(name, List.of(value));
    return this;
  }

  /** One more credential, as a realm import writes it. */
  public UserSpec credential(Map<String, Object> credential) {
    credentials.add(credential);
    return this;
  }

  /** Any property of Keycloak's user representation. */
  public UserSpec with(String property, Object value) {
    representation.put(property, value);
    return this;
  }

  String username() {
    return String.valueOf(representation.get("username"));
  }

  String password() {
    return password;
  }

  Map<String, Object> representation() {
    Map<String, Object> all = new LinkedHashMap<>(representation);
    all.put("attributes", attributes);
    List<Map<String, Object>> everything = new ArrayList<>(credentials);
    everything.add(Map.of("type", "password", "value", password, "temporary", false));
    all.put("credentials", everything);
    return all;
  }
}
