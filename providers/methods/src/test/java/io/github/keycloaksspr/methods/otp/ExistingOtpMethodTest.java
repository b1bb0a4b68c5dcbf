// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.otp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.typed.CodeForm;
import io.github.keycloaksspr.spi.MethodId;
import io.github.keycloaksspr.spi.method.Account;
import io.github.keycloaksspr.spi.method.Availability;
import io.github.keycloaksspr.spi.method.Challenge;
import io.github.keycloaksspr.spi.method.Message;
import io.github.keycloaksspr.spi.method.Result;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.UserModel;

class ExistingOtpMethodTest {

  private static final Account CONCEALED =
      new Account() {
        @Override
        public String typedName() {
          return "erin";
        }

        @Override
        public Optional<UserModel> known() {
          return Optional.empty();
        }
      };

  private static final ExistingOtpMethod APP =
      new ExistingOtpMethod(
          new MethodId("some-app"),
          CodeForm.APP,
          user -> {
            throw new AssertionError("No user is looked at before the engine compares");
          },
          Availability.READY);

  private static Result submit(String typed) {
    return APP.submit(Challenge.NONE, field -> "code".equals(field) ? typed : "", CONCEALED);
  }

  @ParameterizedTest
  @CsvSource({
    "'',sspr-error-code-missing",
    "hello,sspr-error-existing-otp-malformed",
  })
  void whatIsNoCodeCostsNoTry(String typed, String message) {
    assertThat(submit(typed)).isInstanceOf(Result.Stay.class);
    assertThat(((Result.Stay) submit(typed)).messages())
        .extracting(Message::key)
        .containsExactly(message);
  }

  @Test
  void whatCouldBeACodeIsLeftToTheEngineToCompare() {
    assertThat(submit("123456")).isInstanceOf(Result.Compare.class);
    assertThat(((Result.Compare) submit("123 456")).wrong().key())
        .isEqualTo("sspr-error-existing-otp-wrong");
  }

  @Test
  void thePageOfAConcealedAccountAsksForNoCodeInParticular() {
    assertThat(APP.show(Challenge.NONE, CONCEALED).values()).containsEntry("number", 0);
  }
}
