// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.reset.ResetTarget;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.contact.ContactRequest;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventType;

/** A reset that cannot go on after it began: says why, and what can be done. */
final class RefusedReset {

  private final AuthenticationFlowContext context;
  private final ResetTarget target;
  private final CurrentReset.Refusal refusal;

  RefusedReset(AuthenticationFlowContext context, CurrentReset.Refused refused) {
    this(context, refused.target(), refused.refusal());
  }

  RefusedReset(
      AuthenticationFlowContext context, ResetTarget target, CurrentReset.Refusal refusal) {
    this.context = context;
    this.target = target;
    this.refusal = refusal;
  }

  /**
   * Shows the page, and notes why.
   *
   * @param step at which it was refused
   */
  void show(AuditStep step) {
    new Audit(context.getEvent())
        .withSupportCode(target.flow())
        .ofReset(target.flow())
        .failure(EventType.RESET_PASSWORD, target.user(), step, Optional.empty(), refusal.error());
    context.challenge(new ResetPages(context).problem(refusal.problem(), target.flow()));
  }

  /** Takes what was posted to that page, or to an earlier one of the reset. */
  void answer(AuditStep step) {
    FormInput input = FormInput.of(context.getHttpRequest());
    if (input.asksFor("restart")) {
      context.resetFlow();
    } else if (input.asksFor("contact") && refusal.problem().offersContact()) {
      new HelpRequest(context)
          .ask(new ContactRequest(target.user(), refusal.problem().page(), target.flow()));
    } else {
      show(step);
    }
  }
}
