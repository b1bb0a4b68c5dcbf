// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.method.QuestionTexts;
import io.github.keycloaksspr.keycloak.page.Page;
import io.github.keycloaksspr.keycloak.page.Seconds;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/** Draws a state of the verification. */
final class VerificationPages {

  private final ResetAccount account;
  private final Verification state;
  private final QuestionTexts texts;

  VerificationPages(ResetAccount account, Verification state, QuestionTexts texts) {
    this.account = account;
    this.state = state;
    this.texts = texts;
  }

  Response render(LoginFormsProvider form) {
    return page()
        .with("step", state.ledger().count() + 1)
        .with("steps", account.steps())
        .with("contactUrl", ResetPages.website(account.sspr().policy()))
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
      return existingOtp(presenting.method());
    }
    if (state.step() instanceof Step.Answering) {
      return named("answer-questions", "sspr-answer-questions.ftl").with("questions", questions());
    }
    return chooseMethod();
  }

  private Page chooseMethod() {
    List<?> options =
        account.offered(state.ledger()).stream().flatMap(OfferedMethod::options).toList();
    return named("choose-method", "sspr-choose-method.ftl")
        .with("options", options)
        .with("exhausted", options.isEmpty());
  }

  private Page enterCode(Step.Entering entering) {
    Optional<OneTimeCode> code =
        state.sentFor(entering.method(), entering.channel()).map(SentCode::code);
    Duration remaining =
        code.map(sent -> sent.remaining(account.sspr().clock().instant())).orElse(Duration.ZERO);
    Duration untilResend = code.map(account.sspr().codes()::untilResend).orElse(Duration.ZERO);
    return way(named("enter-code", "sspr-enter-code.ftl"), entering.method(), entering.channel())
        .with("codeLength", account.sspr().policy().codes().length())
        .with("expiresIn", Seconds.of(remaining))
        .with("resendIn", Seconds.of(untilResend));
  }

  private Page existingOtp(MethodId method) {
    return named("enter-code", "sspr-existing-otp.ftl")
        .with("method", method.id())
        .with("number", account.number(method).orElse(0));
  }

  private Page way(Page page, MethodId method, Channel channel) {
    return page.with("method", method.id())
        .with("channel", channel.id())
        .with("hint", hint(method));
  }

  private String hint(MethodId method) {
    return account.offered(state.ledger()).stream()
        .filter(offered -> offered.id() == method)
        .map(OfferedMethod::hint)
        .findFirst()
        .orElse("");
  }

  private Page named(String mark, String template) {
    return ResetPages.named(mark, template, account.typedName());
  }

  /** As the template takes them: number and words. */
  private List<Map<String, Object>> questions() {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (String key : account.questions()) {
      shown.add(Map.of("index", shown.size() + 1, "text", texts.of(Question.of(key))));
    }
    return shown;
  }
}
