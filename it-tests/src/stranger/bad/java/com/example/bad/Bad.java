// SPDX-License-Identifier: Apache-2.0
package com.example.bad;

import io.github.keycloaksspr.spi.method.Account;
import io.github.keycloaksspr.spi.method.Availability;
import io.github.keycloaksspr.spi.method.Challenge;
import io.github.keycloaksspr.spi.method.Comparison;
import io.github.keycloaksspr.spi.method.Enrolment;
import io.github.keycloaksspr.spi.method.Form;
import io.github.keycloaksspr.spi.method.Message;
import io.github.keycloaksspr.spi.method.Result;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import io.github.keycloaksspr.spi.method.View;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** A method whose comparison is handed in; all users of the realm are enrolled. */
record Bad(Comparison comparison) implements VerificationMethod {

  @Override
  public Availability availability() {
    return Availability.READY;
  }

  @Override
  public Optional<Enrolment> enrolment(UserModel user) {
    return Optional.of(Enrolment.of("shared"));
  }

  @Override
  public View show(Challenge challenge, Account account) {
    return new View("enter-code", "bad-enter.ftl", Map.of());
  }

  @Override
  public Result submit(Challenge challenge, Form form, Account account) {
    return switch (form.text("code")) {
      case "throw" -> throw new IllegalStateException("secret words of a bad method");
      case "null" -> null;
      default -> new Result.Compare(comparison, Message.at("code", "bad-wrong"));
    };
  }
}
