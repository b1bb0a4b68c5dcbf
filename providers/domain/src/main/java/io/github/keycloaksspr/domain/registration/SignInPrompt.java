// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.registration;

import java.util.Set;

/**
 * Whether a sign-in shows the list of methods to a user who may reset.
 *
 * @param enrolment how far the user is
 * @param reviews what the user is to look over
 */
public record SignInPrompt(Enrolment enrolment, Set<Review> reviews) {

  public SignInPrompt {
    reviews = Set.copyOf(reviews);
  }

  /** Whether it does: all that is missing can be set up now, or there is something to look over. */
  public boolean isDue() {
    return enrolment.isCompletable() || !reviews.isEmpty();
  }
}
