// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.Subject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.UserModel;

/**
 * The lock that our own limits put on the reset of an account, for administrators. It has nothing
 * to do with signing in; {@link AccountLock} is about that.
 */
public final class ResetLock {

  private final ResetLimits limits;
  private final Function<UserModel, Subject> subjects;

  public ResetLock(ResetLimits limits, Function<UserModel, Subject> subjects) {
    this.limits = limits;
    this.subjects = subjects;
  }

  /** Until when the reset is closed for that user, empty when it is open. */
  public Optional<Instant> lockedUntil(UserModel user) {
    return limits.closedUntil(subjects.apply(user));
  }

  /** Opens it, and forgets all tries, messages and resets that were counted for that user. */
  public void lift(UserModel user) {
    limits.lift(subjects.apply(user));
  }
}
