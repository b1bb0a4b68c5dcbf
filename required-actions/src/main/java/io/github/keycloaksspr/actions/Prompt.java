// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.registration.GracePeriod;
import io.github.keycloaksspr.keycloak.adapter.FlowAdapter;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.registration.FirstAsked;
import io.github.keycloaksspr.keycloak.registration.Reconfirmation;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Decides whether somebody who signs in is asked to register or to look over what is registered.
 */
final class Prompt {

  /** In the session: "not now" was said in this sign-in. */
  static final String LATER = "sspr.later";

  private final Registration registration;

  Prompt(Registration registration) {
    this.registration = registration;
  }

  /** Whether to ask at this sign-in. Reads only what is cached with the user. */
  boolean isDue() {
    return registration.sspr().policy().registration().atSignIn() == Policy.AtSignIn.ASK
        && isSignIn(registration.context().getAuthenticationSession())
        && registration.sspr().isInScope(registration.user())
        && (isIncomplete() || isReviewDue());
  }

  /** Whether what is registered is to be looked over. */
  boolean isReviewDue() {
    return isReconfirmationDue() || isWithdrawalNews();
  }

  /** Whether a method is registered that may not be used any more, and the owner was not told. */
  private boolean isWithdrawalNews() {
    return registration.withdrawn().stream()
        .anyMatch(type -> !registration.store().isSetAside(type));
  }

  /** Whether details are to be looked over again. */
  private boolean isReconfirmationDue() {
    return new Reconfirmation(registration.sspr(), registration.user()).isDue();
  }

  /** How many days "not now" is still offered, the running one included; 0 when it is not. */
  long graceDays() {
    Instant now = now();
    return new GracePeriod(grace())
        .daysLeft(FirstAsked.of(registration.user()).at().orElse(now), now);
  }

  /** Notes the first time that something is missing; later times change nothing. */
  void noteAsked() {
    if (!grace().isZero() && registration.needed() > 0) {
      FirstAsked.of(registration.user()).note(now());
    }
  }

  /** Nothing is missing any more. If the policy asks for more one day, the period begins anew. */
  void noteComplete() {
    FirstAsked.of(registration.user()).forget();
  }

  /** Once a sign-in, and only where there are pages. */
  private static boolean isSignIn(AuthenticationSessionModel session) {
    return FlowAdapter.isSignInOnPages(session)
        && !FlowAdapter.isSingleSignOn(session)
        && session.getAuthNote(LATER) == null;
  }

  /** Too little is registered, and the person can do something about it. */
  private boolean isIncomplete() {
    if (registration.needed() == 0) {
      return false;
    }
    long missing =
        registration.sspr().enabledFor(registration.user()).stream()
            .filter(this::canSetUp)
            .filter(this::isMissing)
            .count();
    return missing >= registration.needed();
  }

  private boolean canSetUp(MethodId method) {
    return MethodCredentialType.of(method).isPresent()
        || new SecondFactorSetUp(registration.context()).isOffered(method);
  }

  private boolean isMissing(MethodId method) {
    return registration.usable().find(method).isEmpty();
  }

  private Duration grace() {
    return registration.sspr().policy().registration().grace();
  }

  private Instant now() {
    return registration.sspr().clock().instant();
  }
}
