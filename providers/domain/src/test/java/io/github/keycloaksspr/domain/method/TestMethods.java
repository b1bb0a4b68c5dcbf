// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.method;

import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.MethodId;
import java.util.List;
import java.util.Set;

/** The methods that tests speak of. */
public final class TestMethods {

  public static final MethodId OFFICE_PHONE = new MethodId("office-phone");
  public static final MethodId AUTH_PHONE = new MethodId("auth-phone");
  public static final MethodId AUTH_EMAIL = new MethodId("auth-email");
  public static final MethodId AUTHENTICATOR_APP = new MethodId("authenticator-app");
  public static final MethodId RECOVERY_CODE = new MethodId("recovery-code");
  public static final MethodId SECURITY_QUESTIONS = new MethodId("security-questions");

  public static final List<MethodId> ALL =
      List.of(
          OFFICE_PHONE,
          AUTH_PHONE,
          AUTH_EMAIL,
          AUTHENTICATOR_APP,
          RECOVERY_CODE,
          SECURITY_QUESTIONS);

  private TestMethods() {}

  /** What a proof by that method rests on. */
  public static Set<Kind> kinds(MethodId method) {
    if (method.equals(SECURITY_QUESTIONS)) {
      return Set.of(Kind.KNOWLEDGE);
    }
    return Set.of(AUTHENTICATOR_APP, RECOVERY_CODE).contains(method)
        ? Set.of(Kind.POSSESSION, Kind.SECOND_FACTOR)
        : Set.of(Kind.DESTINATION);
  }
}
