// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.factor.HeldCode;
import io.github.keycloaksspr.keycloak.method.QuestionTexts;
import io.github.keycloaksspr.keycloak.page.Page;
import io.github.keycloaksspr.keycloak.page.Seconds;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.forms.login.LoginFormsProvider;

/** Draws a state of the verification. */
final class VerificationPages {

  private final Reset reset;
  private final Verification state;
  private final QuestionTexts texts;

  VerificationPages(Reset reset, Verification state, QuestionTexts texts) {
    this.reset = reset;
    this.state = state;
    this.texts = texts;
  }

  Response render(LoginFormsProvider form) {
    return page()
        .with("step", state.ledger().count() + 1)
        .with("steps", reset.required(state.ledger()))
        .with("contactUrl", ResetPages.website(reset.sspr().policy()))
        .render(form);
  }

  private Page page() {
    if (state.step() instanceof Step.Confirming confirming) {
      return way(
          named("confirm-destination", "sspr-confirm-destination.ftl"),
          confirming.method(),
          confirming.channel());
    }
    if (state.step() instanceof Step.Entering entering) {
      return enterCode(entering);
    }
    if (state.step() instanceof Step.Presenting presenting) {
      return heldCode(presenting.method());
    }
    if (state.step() instanceof Step.Answering) {
      return named("answer-questions", "sspr-answer-questions.ftl")
          .with("questions", new QuestionsDrawn(reset).shown(texts));
    }
    return chooseMethod();
  }

  private Page chooseMethod() {
    UsableMethods remaining = state.ledger().remaining(reset.usable(), reset.sspr().hash());
    List<?> options = ResetPages.options(remaining.list());
    return named("choose-method", "sspr-choose-method.ftl")
        .with("options", options)
        .with("exhausted", options.isEmpty());
  }

  private Page enterCode(Step.Entering entering) {
    Optional<OneTimeCode> code =
        state
            .sent()
            .filter(sent -> sent.isFor(entering.method(), entering.channel()))
            .map(SentCode::code);
    Duration remaining =
        code.map(sent -> sent.remaining(reset.sspr().clock().instant())).orElse(Duration.ZERO);
    Duration untilResend = code.map(reset.sspr().codes()::untilResend).orElse(Duration.ZERO);
    return way(named("enter-code", "sspr-enter-code.ftl"), entering.method(), entering.channel())
        .with("codeLength", reset.sspr().policy().codes().length())
        .with("expiresIn", Seconds.of(remaining))
        .with("resendIn", Seconds.of(untilResend));
  }

  private Page heldCode(MethodId method) {
    OptionalInt number =
        reset
            .sspr()
            .heldCodes(reset.user())
            .of(method)
            .map(HeldCode::number)
            .orElseGet(OptionalInt::empty);
    return named("enter-code", "sspr-held-code.ftl")
        .with("method", method.id())
        .with("number", number.orElse(0));
  }

  private Page way(Page page, MethodId method, Channel channel) {
    return page.with("method", method.id())
        .with("channel", channel.id())
        .with("hint", reset.usable().find(method).map(ResetPages::hint).orElse(""));
  }

  private Page named(String mark, String template) {
    return ResetPages.named(mark, template, reset.candidate());
  }
}
