// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.reset.Candidate;
import io.github.keycloaksspr.domain.reset.Claim;
import io.github.keycloaksspr.domain.reset.Reason;
import io.github.keycloaksspr.keycloak.Sspr;
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
 * Asks who somebody is, and notes it. Nobody is the candidate's user to Keycloak until the reset is
 * over.
 */
final class IdentifyUserAuthenticator implements ResetStep {

  private static final String USERNAME = "username";

  /** As long as Keycloak's own column, and its own limit (CVE-2026-19607). */
  private static final int LONGEST_NAME = 255;

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    ResetNotes.clear(context.getAuthenticationSession());
    context.challenge(whoAreYou(context, "", Reason.FORGOT, new ResetPages(context).form()));
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
    if (Tries.admits(context, limits(context))) {
      identify(context, input.text(USERNAME).strip(), reason(context, input));
    }
  }

  private static void identify(AuthenticationFlowContext context, String name, Reason reason) {
    Sspr sspr = Sspr.of(context.getSession(), context.getRealm());
    Claim claim = new Claim(UUID.randomUUID().toString(), name, reason, sspr.clock().instant());
    switch (sspr.policy().reset().disclosure()) {
      case EXPLAIN -> explain(context, claim);
      case CONCEAL -> conceal(context, claim);
    }
  }

  /** Whoever was named is looked up later, where nobody can watch. */
  private static void conceal(AuthenticationFlowContext context, Claim claim) {
    ResetNotes.CLAIM.write(context.getAuthenticationSession(), claim);
    new Backstage(context, claim).named();
    context.success();
  }

  private static void explain(AuthenticationFlowContext context, Claim claim) {
    Standing standing = Standing.of(context.getSession(), context.getRealm(), claim);
    if (standing instanceof Standing.Open open) {
      go(context, open.user(), claim);
    } else if (standing instanceof Standing.Barred barred) {
      refuse(context, barred.problem(), Optional.of(barred.user()));
    } else {
      refuse(context, Problem.UNKNOWN_USER, Optional.empty());
    }
  }

  private static void go(AuthenticationFlowContext context, UserModel user, Claim claim) {
    Optional<Instant> closed =
        Sspr.of(context.getSession(), context.getRealm()).resetLock().lockedUntil(user);
    if (closed.isPresent()) {
      String supportCode = note(context, Problem.LOCKED, Optional.of(user));
      context.challenge(new ResetPages(context).locked(closed.get(), supportCode));
      return;
    }
    Candidate candidate = claim.trueOf(user.getId());
    ResetNotes.CANDIDATE.write(context.getAuthenticationSession(), candidate);
    new Audit(context.getEvent())
        .ofReset(candidate.flow())
        .success(
            EventType.SEND_RESET_PASSWORD,
            candidate.user(),
            AuditStep.IDENTIFY,
            Optional.empty(),
            AuditResult.of(candidate.reason()));
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
