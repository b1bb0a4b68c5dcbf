// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.registration;

import java.util.EnumSet;
import java.util.Set;

/** A button with which the list of methods is left. */
public enum Exit {
  /** What is registered is confirmed. */
  FINISH,
  /** The question is put off to the next session. */
  LATER,
  /** The user goes back to where the link was, as if it had not been followed. */
  CANCEL;

  /**
   * The buttons that work. Where something is missing that can be set up now and the grace period
   * is over, there is none: the user has to set it up, unless no code gets through.
   *
   * @param graceDays how many days of the grace period are left
   * @param arrivals what brought the user there, at least one
   */
  public static Set<Exit> of(Enrolment enrolment, long graceDays, Set<Arrival> arrivals) {
    boolean held = enrolment.isCompletable() && !enrolment.isHeldUp() && graceDays == 0;
    Set<Exit> exits = EnumSet.noneOf(Exit.class);
    if (!enrolment.isCompletable()) {
      exits.add(FINISH);
    }
    if (enrolment.isCompletable() && !held && !arrivals.equals(Set.of(Arrival.LINK))) {
      exits.add(LATER);
    }
    if (isCancellable(held, arrivals)) {
      exits.add(CANCEL);
    }
    return exits;
  }

  /** Keycloak takes no cancelling where the same action waits for the user anyway. */
  private static boolean isCancellable(boolean held, Set<Arrival> arrivals) {
    return arrivals.contains(Arrival.LINK)
        && !arrivals.contains(Arrival.MARK)
        && !(held && arrivals.contains(Arrival.PROMPT));
  }
}
