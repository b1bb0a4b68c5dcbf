// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.policy.Helpdesk;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.adapter.FirstBrokerLoginAdapter;
import io.github.keycloaksspr.keycloak.contact.ContactResult;
import io.github.keycloaksspr.keycloak.page.ComeBack;
import io.github.keycloaksspr.keycloak.page.Page;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Pages of the reset. None knows a user: Keycloak would show the name and choose the language of
 * the user who was named.
 */
final class ResetPages {

  private static final Logger LOG = Logger.getLogger(ResetPages.class);

  private final AuthenticationFlowContext context;

  ResetPages(AuthenticationFlowContext context) {
    this.context = context;
  }

  /**
   * Without the flow's context, of which Keycloak's layout would show a name of its own. Knows
   * where the sign-in goes on from which the reset was opened, if it is another one than usual.
   */
  LoginFormsProvider form() {
    LoginFormsProvider form = context.form().setUser(null).setAuthContext(null);
    return FirstBrokerLoginAdapter.address(context)
        .map(address -> form.setAttribute("ssprSignIn", address.toString()))
        .orElse(form);
  }

  /** Says why it does not go on. */
  Response problem(Problem problem) {
    return problem(problem, "");
  }

  /**
   * Says why it does not go on.
   *
   * @param supportCode finds the event and the line in the log; empty when there is nothing to find
   */
  Response problem(Problem problem, String supportCode) {
    return page(problem, supportCode).render(form());
  }

  /**
   * Says that the reset is closed for the named account, and until when.
   *
   * @param supportCode as above
   */
  Response locked(Instant until, String supportCode) {
    Instant now = Sspr.of(context.getSession(), context.getRealm()).clock().instant();
    return ComeBack.at(until, now, locale()).on(page(Problem.LOCKED, supportCode)).render(form());
  }

  /** Says that there were too many tries from where the request comes from. */
  Response tooManyTries(Duration wait) {
    Instant now = Sspr.of(context.getSession(), context.getRealm()).clock().instant();
    return ComeBack.at(now.plus(wait), now, locale())
        .on(page(Problem.TOO_MANY_TRIES, ""))
        .render(form());
  }

  /** The page's language, which must not be the one of the account that was named. */
  Locale locale() {
    return context.getSession().getContext().resolveLocale(null);
  }

  private Page page(Problem problem, String supportCode) {
    LOG.debugf(
        "Reset ends at %s in realm %s, support code %s",
        problem.page(), context.getRealm().getId(), supportCode);
    return new Page(problem.page(), "sspr-problem.ftl")
        .with("supportCode", supportCode)
        .with("registerUrl", problem == Problem.NOT_REGISTERED ? accountConsole() : "")
        .with("canContact", problem.offersContact() && !supportCode.isEmpty())
        .with("contactUrl", website(policy()))
        .with("helpdesk", problem == Problem.MANAGED_ELSEWHERE ? policy().helpdesk().shown() : "")
        .with("canRestart", true);
  }

  /** What came of asking for help. */
  Response contacted(ContactResult result) {
    return new Page(result.page(), "sspr-problem.ftl").with("canRestart", true).render(form());
  }

  /** What is said of a request for help where it is concealed whether there is such an account. */
  Response contactedPerhaps() {
    return new Page(ContactResult.SENT.page(), "sspr-problem.ftl")
        .with("words", "contact-sent-perhaps")
        .with("canRestart", true)
        .render(form());
  }

  private Policy policy() {
    return Sspr.of(context.getSession(), context.getRealm()).policy();
  }

  /** The page of the organisation's own help desk, empty when it has none. */
  static String website(Policy policy) {
    return policy.helpdesk() instanceof Helpdesk.Website website
        ? website.address().toString()
        : "";
  }

  /** Where users register, once they can sign in again. */
  private String accountConsole() {
    return UriBuilder.fromUri(context.getSession().getContext().getUri().getBaseUri())
        .path("realms/{realm}/account/account-security/signing-in")
        .build(context.getRealm().getName())
        .toString();
  }

  /** The end, good both times. */
  Response end(ResetNotes.Finished finished) {
    return new Page(finished.page(), "sspr-end.ftl").render(form());
  }

  /** The page on which the account is shown as typed. */
  static Page named(String mark, String template, String typedName) {
    return new Page(mark, template).with("account", typedName);
  }

  /** The tab of the browser, which codes and puzzles are bound to. */
  static String tab(AuthenticationFlowContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    return session.getParentSession().getId() + "." + session.getTabId();
  }
}
