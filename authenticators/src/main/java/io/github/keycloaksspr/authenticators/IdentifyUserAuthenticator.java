// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.reset.Reason;
import io.github.keycloaksspr.domain.reset.ResetTarget;
import io.github.keycloaksspr.domain.reset.UnresolvedIdentifier;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.Accounts;
import io.github.keycloaksspr.keycloak.account.Eligibility;
import io.github.keycloaksspr.keycloak.adapter.FlowAdapter;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.contact.ContactRequest;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.page.Page;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * Asks for the account, and notes it. Keycloak's flow has no user until the reset is over and after
 * it.
 */
final class IdentifyUserAuthenticator implements ResetStep {

  private static final String USERNAME = "username";

  /** As long as Keycloak's own column, and its own limit (CVE-2026-19607). */
  private static final int LONGEST_NAME = 255;

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    ResetNotes.clear(context.getAuthenticationSession());
    FlowAdapter.prepareReturn(context);
    String known = FlowAdapter.attemptedUsername(context).orElse("");
    context.challenge(whoAreYou(context, known, Reason.FORGOT, new ResetPages(context).form()));
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    FormInput input = FormInput.of(context.getHttpRequest());
    Optional<ContactRequest> stranded =
        ResetNotes.STRANDED.read(context.getAuthenticationSession());
    if (input.asksFor("contact") && stranded.isPresent()) {
      new HelpRequest(context).ask(stranded.get());
      return;
    }
    ResetNotes.clear(context.getAuthenticationSession());
    if (input.asksFor("restart")) {
      authenticate(context);
      return;
    }
    Optional<String> problem = input.problem(USERNAME, LONGEST_NAME, "sspr-error-username-missing");
    if (problem.isPresent()) {
      LoginFormsProvider form =
          new ResetPages(context).form().addError(new FormMessage(USERNAME, problem.get()));
      context.challenge(
          whoAreYou(context, input.shown(USERNAME, LONGEST_NAME), reason(context, input), form));
      return;
    }
    Optional<String> unsolved = new PuzzleOnPage(context).problem(input);
    if (unsolved.isPresent()) {
      LoginFormsProvider form = new ResetPages(context).form().setError(unsolved.get());
      context.challenge(
          whoAreYou(context, input.text(USERNAME).strip(), reason(context, input), form));
      return;
    }
    if (AttemptGuard.admits(context, limits(context))) {
      identify(context, input.text(USERNAME).strip(), reason(context, input));
    }
  }

  private static void identify(AuthenticationFlowContext context, String name, Reason reason) {
    Sspr sspr = Sspr.of(context.getSession(), context.getRealm());
    UnresolvedIdentifier identifier =
        new UnresolvedIdentifier(
            UUID.randomUUID().toString(), name, reason, sspr.clock().instant());
    FlowAdapter.carryName(context.getAuthenticationSession(), name);
    switch (sspr.policy().reset().disclosure()) {
      case EXPLAIN -> explain(context, sspr, identifier);
      case CONCEAL -> conceal(context, identifier);
    }
  }

  /** The account is looked up later, where it cannot be watched. */
  private static void conceal(AuthenticationFlowContext context, UnresolvedIdentifier identifier) {
    ResetNotes.IDENTIFIER.write(context.getAuthenticationSession(), identifier);
    new DeferredAccountWork(context, identifier).named();
    context.success();
  }

  private static void explain(
      AuthenticationFlowContext context, Sspr sspr, UnresolvedIdentifier identifier) {
    Eligibility eligibility =
        Eligibility.of(
            context.getSession(),
            context.getRealm(),
            new Accounts(context.getSession(), context.getRealm()).find(identifier.typedName()),
            identifier.reason());
    if (eligibility instanceof Eligibility.Open open) {
      go(context, sspr, open.user(), identifier);
    } else if (eligibility instanceof Eligibility.Barred barred) {
      refuse(context, Problem.of(barred.obstacle()), Optional.of(barred.user()));
    } else {
      refuse(context, Problem.UNKNOWN_USER, Optional.empty());
    }
  }

  private static void go(
      AuthenticationFlowContext context,
      Sspr sspr,
      UserModel user,
      UnresolvedIdentifier identifier) {
    Optional<Instant> closed = sspr.resetLock().lockedUntil(user);
    if (closed.isPresent()) {
      String supportCode = note(context, Problem.LOCKED, Optional.of(user));
      context.challenge(new ResetPages(context).locked(closed.get(), supportCode));
      return;
    }
    ResetTarget target = identifier.resolvedTo(user.getId());
    ResetNotes.TARGET.write(context.getAuthenticationSession(), target);
    new Audit(context.getEvent())
        .ofReset(target.flow())
        .success(
            EventType.SEND_RESET_PASSWORD,
            target.user(),
            AuditStep.IDENTIFY,
            Optional.empty(),
            AuditResult.of(target.reason()));
    context.success();
  }

  private static void refuse(
      AuthenticationFlowContext context, Problem problem, Optional<UserModel> user) {
    String supportCode = note(context, problem, user);
    context.challenge(new ResetPages(context).problem(problem, supportCode));
  }

  /**
   * Notes that it does not go on.
   *
   * @return the support code that finds the event
   */
  private static String note(
      AuthenticationFlowContext context, Problem problem, Optional<UserModel> user) {
    String supportCode = UUID.randomUUID().toString();
    Audit audit = new Audit(context.getEvent()).withSupportCode(supportCode);
    user.ifPresentOrElse(
        known -> {
          if (problem.offersContact()) {
            ResetNotes.STRANDED.write(
                context.getAuthenticationSession(),
                new ContactRequest(known.getId(), problem.page(), supportCode));
          }
          audit.failure(
              EventType.RESET_PASSWORD,
              known.getId(),
              AuditStep.IDENTIFY,
              Optional.empty(),
              "sspr_" + problem.page());
        },
        () -> audit.unknown(EventType.RESET_PASSWORD, AuditStep.IDENTIFY, Errors.USER_NOT_FOUND));
    return supportCode;
  }

  private static ResetLimits limits(AuthenticationFlowContext context) {
    return Sspr.of(context.getSession(), context.getRealm()).resetLimits();
  }

  private static Reason reason(AuthenticationFlowContext context, FormInput input) {
    return unlockOffered(context)
        ? Reason.of(input.text("reason")).orElse(Reason.FORGOT)
        : Reason.FORGOT;
  }

  private static boolean unlockOffered(AuthenticationFlowContext context) {
    return Sspr.of(context.getSession(), context.getRealm()).policy().reset().unlock()
        == Policy.Unlock.ALLOWED;
  }

  private static Response whoAreYou(
      AuthenticationFlowContext context, String typed, Reason reason, LoginFormsProvider form) {
    Page page =
        new Page("who-are-you", "sspr-who-are-you.ftl")
            .with(USERNAME, typed)
            .with("reason", reason.id())
            .with("unlockOffered", unlockOffered(context))
            .with("emailAllowed", context.getRealm().isLoginWithEmailAllowed());
    return new PuzzleOnPage(context).on(page).render(form);
  }
}
