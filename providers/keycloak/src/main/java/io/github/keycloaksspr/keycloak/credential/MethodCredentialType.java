// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.installed.OwnMethods;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The credential types that hold what users register. */
public enum MethodCredentialType {
  PHONE("sspr-phone", OwnMethods.AUTH_PHONE, Names.REGISTER_PHONE),
  EMAIL("sspr-email", OwnMethods.AUTH_EMAIL, Names.REGISTER_EMAIL),
  QUESTIONS("sspr-questions", OwnMethods.SECURITY_QUESTIONS, Names.REGISTER_QUESTIONS);

  private final String id;
  private final String method;
  private final String registerAction;

  MethodCredentialType(String id, MethodId method, String registerAction) {
    this.id = id;
    this.method = method.value();
    this.registerAction = registerAction;
  }

  /** The type in Keycloak. */
  public String id() {
    return id;
  }

  /** The method whose registration it holds. */
  public MethodId method() {
    return new MethodId(method);
  }

  /** Id of the required action that makes one. */
  public String registerAction() {
    return registerAction;
  }

  /**
   * The type that holds registrations of that method; empty for methods that are not registered
   * here.
   */
  public static Optional<MethodCredentialType> of(MethodId method) {
    return Arrays.stream(values()).filter(type -> type.method.equals(method.value())).findFirst();
  }

  /** All ids. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(MethodCredentialType::id).toList();
  }
}
