// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.method;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodIdTest {

  @ParameterizedTest
  @CsvSource({
    "OFFICE_PHONE, office-phone",
    "AUTH_PHONE, auth-phone",
    "AUTH_EMAIL, auth-email",
    "AUTHENTICATOR_APP, authenticator-app",
    "RECOVERY_CODE, recovery-code",
    "SECURITY_QUESTIONS, security-questions"
  })
  void eachHasTheNameThatPolicyFormsAndEventsUse(MethodId method, String id) {
    assertThat(method.id()).isEqualTo(id);
    assertThat(MethodId.of(id)).contains(method);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "AUTH_PHONE", "Auth-Phone", " auth-phone", "carrier-pigeon"})
  void anyOtherNameIsNone(String name) {
    assertThat(MethodId.of(name)).isEmpty();
  }

  @Test
  void pagesOfferPhonesFirstAndQuestionsLast() {
    assertThat(MethodId.values())
        .containsExactly(
            MethodId.OFFICE_PHONE,
            MethodId.AUTH_PHONE,
            MethodId.AUTH_EMAIL,
            MethodId.AUTHENTICATOR_APP,
            MethodId.RECOVERY_CODE,
            MethodId.SECURITY_QUESTIONS);
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatGuardsTheSignInTooIsASecondFactor(MethodId method) {
    assertThat(method.isSecondFactor())
        .isEqualTo(method == MethodId.AUTHENTICATOR_APP || method == MethodId.RECOVERY_CODE);
  }
}
