// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.reset.Candidate;
import io.github.keycloaksspr.domain.reset.Reason;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.AccountLock;
import io.github.keycloaksspr.keycloak.account.Accounts;
import io.github.keycloaksspr.keycloak.account.PasswordHome;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.contact.ContactRequest;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.page.Page;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.RealmModel;
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
    identify(context, input.text(USERNAME).strip(), reason(context, input));
  }

  private static void identify(AuthenticationFlowContext context, String name, Reason reason) {
    Optional<UserModel> user = find(context, name);
    if (user.isEmpty()) {
      refuse(context, Problem.UNKNOWN_USER, Optional.empty());
      return;
    }
    Optional<Problem> obstacle = obstacle(context, user.get());
    if (obstacle.isPresent()) {
      refuse(context, obstacle.get(), user);
      return;
    }
    Candidate candidate =
        new Candidate(
            UUID.randomUUID().toString(),
            user.get().getId(),
            name,
            reason,
            Sspr.of(context.getSession(), context.getRealm()).clock().instant());
    ResetNotes.CANDIDATE.write(context.getAuthenticationSession(), candidate);
    new Audit(context.getEvent())
        .ofReset(candidate.flow())
        .success(
            EventType.SEND_RESET_PASSWORD,
            candidate.user(),
            AuditStep.IDENTIFY,
            Optional.empty(),
            reason.id());
    context.success();
  }

  private static Optional<UserModel> find(AuthenticationFlowContext context, String name) {
    return new Accounts(context.getSession(), context.getRealm()).find(name);
  }

  /** What keeps this account from being reset, whoever asks. */
  private static Optional<Problem> obstacle(AuthenticationFlowContext context, UserModel user) {
    RealmModel realm = context.getRealm();
    if (PasswordHome.of(context.getSession(), realm, user) == PasswordHome.ELSEWHERE) {
      return Optional.of(Problem.MANAGED_ELSEWHERE);
    }
    if (!new Accounts(context.getSession(), realm).isThere(user)) {
      return Optional.of(Problem.UNKNOWN_USER);
    }
    if (new AccountLock(context.getSession(), realm).isDisabledByAdministrator(user)) {
      return Optional.of(Problem.NOT_ENABLED);
    }
    Sspr sspr = Sspr.of(context.getSession(), realm);
    if (!sspr.isInScope(user)) {
      return Optional.of(Problem.NOT_ENABLED);
    }
    return sspr.usableBy(user).distinctProofs() < sspr.required(user)
        ? Optional.of(Problem.NOT_REGISTERED)
        : Optional.empty();
  }

  private static void refuse(
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
    context.challenge(new ResetPages(context).problem(problem, supportCode));
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
    return new Page("who-are-you", "sspr-who-are-you.ftl")
        .with(USERNAME, typed)
        .with("reason", reason.id())
        .with("unlockOffered", unlockOffered(context))
        .with("emailAllowed", context.getRealm().isLoginWithEmailAllowed())
        .render(form);
  }
}
