// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The answers of one try at a reset.
 *
 * @param byQuestion by key of the question
 */
public record GivenAnswers(Map<String, Answer> byQuestion) {

  public GivenAnswers {
    byQuestion = Map.copyOf(byQuestion);
  }

  /**
   * Whether all of them are right. Each is compared, whatever the others were, so that the time
   * does not tell which one was wrong. No answers are never right.
   *
   * @param isRight compares one answer, by key of the question
   */
  public boolean areAllRight(BiPredicate<String, Answer> isRight) {
    long right =
        byQuestion.entrySet().stream()
            .filter(given -> isRight.test(given.getKey(), given.getValue()))
            .count();
    return right > 0 && right == byQuestion.size();
  }
}
