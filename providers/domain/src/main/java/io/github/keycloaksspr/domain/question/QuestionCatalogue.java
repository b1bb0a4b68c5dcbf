// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

import java.util.List;

/**
 * The predefined questions. Their words are in the message bundles, under {@code
 * sspr-question-<id>}.
 */
public final class QuestionCatalogue {

  private static final List<String> IDS =
      List.of(
          "first-city",
          "parents-met-city",
          "sibling-city",
          "first-abroad",
          "wedding-place",
          "honeymoon",
          "birth-hospital",
          "grandmother-first-name",
          "grandfather-job",
          "aunt-uncle",
          "childhood-street",
          "childhood-friend",
          "childhood-nickname",
          "childhood-hero",
          "childhood-toy",
          "childhood-book",
          "childhood-song",
          "first-pet",
          "first-teacher",
          "favourite-teacher",
          "first-school",
          "school-not-attended",
          "first-job",
          "first-boss",
          "first-car",
          "first-phone-digits",
          "first-concert",
          "first-film",
          "first-flight",
          "first-recipe",
          "dream-job",
          "famous-person",
          "favourite-team",
          "favourite-dish",
          "holiday-memory");

  private QuestionCatalogue() {}

  /** All ids, in the order of offering. */
  public static List<String> ids() {
    return IDS;
  }

  /** Whether that is the id of a predefined question. */
  public static boolean contains(String id) {
    return IDS.contains(id);
  }
}
