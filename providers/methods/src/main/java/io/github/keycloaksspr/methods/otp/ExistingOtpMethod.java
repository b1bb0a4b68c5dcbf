// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.otp;

import io.github.keycloaksspr.domain.typed.CodeForm;
import io.github.keycloaksspr.domain.typed.TypedCode;
import io.github.keycloaksspr.spi.MethodId;
import io.github.keycloaksspr.spi.method.Account;
import io.github.keycloaksspr.spi.method.Availability;
import io.github.keycloaksspr.spi.method.Challenge;
import io.github.keycloaksspr.spi.method.Enrolment;
import io.github.keycloaksspr.spi.method.Form;
import io.github.keycloaksspr.spi.method.Match;
import io.github.keycloaksspr.spi.method.Message;
import io.github.keycloaksspr.spi.method.Result;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import io.github.keycloaksspr.spi.method.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.models.UserModel;

/** Proof by a code that the user has already: of an authenticator app, or a recovery code. */
record ExistingOtpMethod(
    MethodId method,
    CodeForm form,
    Function<UserModel, ExistingOtp> otps,
    Availability availability)
    implements VerificationMethod {

  private static final String CODE = "code";

  @Override
  public Optional<Enrolment> enrolment(UserModel user) {
    Set<String> credentials = otps.apply(user).credentials();
    return credentials.isEmpty() ? Optional.empty() : Optional.of(new Enrolment(credentials));
  }

  /** Which code of a list is asked for is told of a known account only. */
  @Override
  public View show(Challenge challenge, Account account) {
    OptionalInt number =
        account.known().map(otps).map(ExistingOtp::number).orElseGet(OptionalInt::empty);
    return new View(
        "enter-code",
        "sspr-existing-otp.ftl",
        Map.of("method", method.value(), "number", number.orElse(0)));
  }

  @Override
  public Result submit(Challenge challenge, Form posted, Account account) {
    TypedCode typed = TypedCode.read(posted.text(CODE), form);
    return typed instanceof TypedCode.Malformed malformed
        ? new Result.Stay(challenge, List.of(Message.at(CODE, message(malformed))))
        : new Result.Compare(
            (session, owner) -> match(owner, ((TypedCode.Legible) typed).code()),
            Message.at(CODE, "sspr-error-existing-otp-wrong"));
  }

  private static String message(TypedCode.Malformed malformed) {
    return switch (malformed.reason()) {
      case EMPTY -> "sspr-error-code-missing";
      case TOO_LONG -> "sspr-error-too-long";
      case SEVERAL_CODES -> "sspr-error-code-several";
      case NO_CODE -> "sspr-error-existing-otp-malformed";
    };
  }

  /** Keycloak checks the code and uses it up; with the last one of a list, the list goes. */
  private Optional<Match> match(UserModel owner, String code) {
    ExistingOtp otp = otps.apply(owner);
    return otp.accept(code)
        .map(
            credential ->
                otp.credentials().contains(credential) ? Match.of(credential) : Match.usedUp());
  }
}
