// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import io.github.keycloaksspr.domain.registration.Enrolment;
import io.github.keycloaksspr.spi.MethodId;
import java.util.List;

/**
 * What a policy means for one user.
 *
 * @param gate whether the user may reset at all
 * @param methods those that the user could prove identity with now
 * @param enrolment how many different proofs they give, how many a reset asks for, and how many
 *     more the user can have
 * @param signIn what the next sign-in brings
 */
public record Standing(Gate gate, List<MethodId> methods, Enrolment enrolment, NextSignIn signIn) {

  /** Whether a user may reset at all, whatever is registered. */
  public enum Gate {
    OPEN,
    /**
     * Outside the scope, disabled by an administrator, or with a password that is kept elsewhere.
     */
    SHUT
  }

  /** Whether the next sign-in shows the list of methods. */
  public enum NextSignIn {
    ASKS,
    DOES_NOT_ASK
  }

  public Standing {
    methods = List.copyOf(methods);
  }

  /** Whether the user may reset, as far as policy and account go. */
  public boolean isEnabled() {
    return gate == Gate.OPEN;
  }

  /** Whether enough is registered. */
  public boolean isRegistered() {
    return enrolment.isComplete();
  }

  /** Whether the user may reset, and needs more methods than can be set up now. */
  public boolean isBeyondReach() {
    return isEnabled() && enrolment.isStranded();
  }

  /** Whether a reset would succeed today. */
  public boolean isCapable() {
    return isEnabled() && isRegistered();
  }
}
