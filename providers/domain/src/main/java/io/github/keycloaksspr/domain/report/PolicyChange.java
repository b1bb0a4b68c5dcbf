// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import io.github.keycloaksspr.domain.report.Standing.NextSignIn;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a change of policy does to users. */
public enum PolicyChange {
  /** Could reset before, and cannot after. */
  STRANDED,
  /** Could not reset before, and can after. */
  GAINED,
  /** Would be asked to register or to look over the details at the next sign-in, and was not. */
  ASKED_AGAIN,
  /** Would need more methods than can be set up, and did not. */
  BEYOND_REACH;

  /** All that happens to a user. */
  public static Set<PolicyChange> between(Standing before, Standing after) {
    Set<PolicyChange> changes = EnumSet.noneOf(PolicyChange.class);
    Arrays.stream(values()).filter(change -> change.happens(before, after)).forEach(changes::add);
    return changes;
  }

  private boolean happens(Standing before, Standing after) {
    return switch (this) {
      case STRANDED -> before.isCapable() && !after.isCapable();
      case GAINED -> !before.isCapable() && after.isCapable();
      case ASKED_AGAIN ->
          before.signIn() == NextSignIn.DOES_NOT_ASK && after.signIn() == NextSignIn.ASKS;
      case BEYOND_REACH -> !before.isBeyondReach() && after.isBeyondReach();
    };
  }
}
