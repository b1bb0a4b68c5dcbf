// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.registration.GracePeriod;
import io.github.keycloaksspr.keycloak.adapter.FlowAdapter;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.Registered;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Decides whether somebody who signs in is asked to register or to look over what is registered.
 */
final class Prompt {

  private static final Logger LOG = Logger.getLogger(Prompt.class);

  /** In the session: "not now" was said in this sign-in. */
  static final String LATER = "sspr.later";

  /**
   * User attribute: when the user was asked first, in milliseconds. Nothing but the grace period
   * hangs on it.
   */
  private static final String ASKED = "sspr.asked";

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
    List<MethodId> enabled = registration.sspr().enabledFor(registration.user());
    Optional<Instant> oldest =
        Arrays.stream(MethodCredentialType.values())
            .filter(type -> enabled.contains(type.method()))
            .flatMap(type -> registration.store().find(type).stream())
            .map(Registered::confirmedAt)
            .min(Instant::compareTo);
    Optional<Duration> after = registration.sspr().policy().registration().reconfirmAfter();
    return oldest.isPresent()
        && after.isPresent()
        && !now().isBefore(oldest.get().plus(after.get()));
  }

  /** How many days "not now" is still offered, the running one included; 0 when it is not. */
  long graceDays() {
    Instant now = now();
    return new GracePeriod(grace()).daysLeft(firstAsked(now), now);
  }

  /** Notes the first time that something is missing; later times change nothing. */
  void noteAsked() {
    UserModel user = registration.user();
    boolean begins = !grace().isZero() && user.getFirstAttribute(ASKED) == null;
    if (begins && registration.needed() > 0) {
      change(() -> user.setSingleAttribute(ASKED, String.valueOf(now().toEpochMilli())));
    }
  }

  /** Nothing is missing any more. If the policy asks for more one day, the period begins anew. */
  void noteComplete() {
    UserModel user = registration.user();
    if (user.getFirstAttribute(ASKED) != null) {
      change(() -> user.removeAttribute(ASKED));
    }
  }

  private void change(Runnable change) {
    try {
      change.run();
    } catch (ReadOnlyException e) {
      LOG.debugf(
          "User %s cannot be changed here; the grace period runs from their creation",
          registration.user().getId());
    }
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

  private Instant firstAsked(Instant now) {
    UserModel user = registration.user();
    try {
      return Optional.ofNullable(user.getFirstAttribute(ASKED))
          .map(Long::parseLong)
          .map(Instant::ofEpochMilli)
          .orElseGet(() -> fallback(user, now));
    } catch (NumberFormatException e) {
      return Instant.EPOCH;
    }
  }

  /** Before the first time it is now; for users that cannot be written to it is when they came. */
  private static Instant fallback(UserModel user, Instant now) {
    return user.isFederated() && user.getCreatedTimestamp() != null
        ? Instant.ofEpochMilli(user.getCreatedTimestamp())
        : now;
  }

  private Instant now() {
    return registration.sspr().clock().instant();
  }
}
