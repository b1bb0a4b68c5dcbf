// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.page.Page;
import io.github.keycloaksspr.keycloak.page.Seconds;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import io.github.keycloaksspr.spi.method.View;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/** Draws a state of the verification. */
final class VerificationPages implements Step.Cases<Page> {

  private final ResetAccount account;
  private final Verification state;

  VerificationPages(ResetAccount account, Verification state) {
    this.account = account;
    this.state = state;
  }

  Response render(LoginFormsProvider form) {
    return state
        .step()
        .in(this)
        .with("step", state.ledger().count() + 1)
        .with("steps", account.steps())
        .with("contactUrl", ResetPages.website(account.sspr().policy()))
        .render(form);
  }

  @Override
  public Page choosing() {
    List<?> options =
        account.offered(state.ledger()).stream().flatMap(OfferedMethod::options).toList();
    return named("choose-method", "sspr-choose-method.ftl")
        .with("options", options)
        .with("exhausted", options.isEmpty());
  }

  @Override
  public Page confirming(MethodId method, Channel channel) {
    return way(named("confirm-destination", "sspr-confirm-destination.ftl"), method, channel);
  }

  @Override
  public Page entering(MethodId method, Channel channel) {
    Optional<OneTimeCode> code = state.sentFor(method, channel).map(SentCode::code);
    Duration remaining =
        code.map(sent -> sent.remaining(account.sspr().clock().instant())).orElse(Duration.ZERO);
    Duration untilResend = code.map(account.sspr().codes()::untilResend).orElse(Duration.ZERO);
    return way(named("enter-code", "sspr-enter-code.ftl"), method, channel)
        .with("codeLength", account.sspr().policy().codes().length())
        .with("expiresIn", Seconds.of(remaining))
        .with("resendIn", Seconds.of(untilResend));
  }

  /** Without a page of its own, the user is at the list of methods, and can choose another. */
  @Override
  public Page atPage(MethodId method, String note) {
    return new PageMethod(account, state, method)
        .view(note)
        .map(this::page)
        .orElseGet(this::choosing);
  }

  private Page page(View view) {
    Page page = new Page(view.mark(), view.template());
    view.values().forEach(page::with);
    return page.with("account", account.typedName());
  }

  private Page way(Page page, MethodId method, Channel channel) {
    return page.with("method", method.value())
        .with("channel", channel.id())
        .with("hint", hint(method));
  }

  private String hint(MethodId method) {
    return account.offered(state.ledger()).stream()
        .filter(offered -> offered.id().equals(method))
        .map(OfferedMethod::hint)
        .findFirst()
        .orElse("");
  }

  private Page named(String mark, String template) {
    return ResetPages.named(mark, template, account.typedName());
  }
}
