// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.registration.Arrival;
import io.github.keycloaksspr.domain.registration.Enrolment;
import io.github.keycloaksspr.domain.registration.Exit;
import io.github.keycloaksspr.domain.registration.GracePeriod;
import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.adapter.FlowAdapter;
import io.github.keycloaksspr.keycloak.registration.AskedByAdministrator;
import io.github.keycloaksspr.keycloak.registration.FirstAsked;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Decides whether a user who signs in is asked to register or to look over what is registered, and
 * how the list of methods can be left.
 */
final class Prompt {

  private final Registration registration;
  private final Link link;

  Prompt(Registration registration) {
    this.registration = registration;
    this.link = new Link(registration.context());
  }

  /** Whether to ask at this sign-in. Once a session, and only where there are pages. */
  boolean isDue() {
    AuthenticationSessionModel signIn = registration.context().getAuthenticationSession();
    return FlowAdapter.isSignInOnPages(signIn)
        && !FlowAdapter.isSingleSignOn(signIn)
        && registration.state().isPromptDue()
        && !NotNow.wasSaid(registration.context(), Names.REGISTER_METHODS);
  }

  /**
   * Whether the list has to be put in front of the user. Not so where a link leads to it anyway and
   * may be cancelled, and not before a link to one method was followed: it may be all that is
   * missing.
   */
  boolean mustInterrupt() {
    if (link.leadsToOneMethod() || !isDue()) {
      return false;
    }
    return !link.leadsTo(Names.REGISTER_METHODS) || !exits().contains(Exit.CANCEL);
  }

  /** The buttons that lead out of the list. */
  Set<Exit> exits() {
    return Exit.of(enrolment(), graceDays(), arrivals());
  }

  /** How far the user is, and can get in this sign-in. */
  Enrolment enrolment() {
    Undelivered undelivered = Undelivered.in(registration.context().getAuthenticationSession());
    return registration.state().enrolment().without(undelivered.missingFrom(registration.usable()));
  }

  /** Whether the list is shown to look over what is there. */
  boolean isReview() {
    return link.leadsTo(Names.REGISTER_METHODS)
        || !registration.state().reviews().isEmpty()
        || AskedByAdministrator.is(registration.user());
  }

  /** How many days "not now" is still offered, the running one included; 0 when it is not. */
  long graceDays() {
    Instant now = now();
    return new GracePeriod(grace())
        .daysLeft(FirstAsked.of(registration.user()).at().orElse(now), now);
  }

  /** Notes the first time that something is missing; later times change nothing. */
  void noteAsked() {
    if (!grace().isZero() && registration.state().enrolment().isCompletable()) {
      FirstAsked.of(registration.user()).note(now());
    }
  }

  /** Nothing is missing any more. If the policy asks for more one day, the period begins anew. */
  void noteComplete() {
    FirstAsked.of(registration.user()).forget();
  }

  /** What brought the user here; what is neither link nor prompt is Keycloak's own mark. */
  private Set<Arrival> arrivals() {
    Set<Arrival> arrivals = EnumSet.noneOf(Arrival.class);
    if (link.leadsTo(Names.REGISTER_METHODS)) {
      arrivals.add(Arrival.LINK);
    }
    if (isDue()) {
      arrivals.add(Arrival.PROMPT);
    }
    if (arrivals.isEmpty() || AskedByAdministrator.is(registration.user())) {
      arrivals.add(Arrival.MARK);
    }
    return arrivals;
  }

  private Duration grace() {
    return registration.sspr().policy().registration().grace();
  }

  private Instant now() {
    return registration.sspr().clock().instant();
  }
}
