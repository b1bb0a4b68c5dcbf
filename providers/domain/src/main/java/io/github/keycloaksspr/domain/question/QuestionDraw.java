// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.util.Comparator;
import java.util.List;

/**
 * Draws the questions to ask. The draw follows from the registration alone, so that reloading,
 * starting again or another browser cannot fish for easier ones (OWASP: keep the same questions
 * until they are answered).
 */
public final class QuestionDraw {

  private final KeyedHash hash;

  public QuestionDraw(KeyedHash hash) {
    this.hash = hash;
  }

  /**
   * The questions to ask, always the same for the same registration.
   *
   * @param registration names the registration and the period of its draw
   * @param keys keys of the registered questions
   * @param count how many to ask; all when there are fewer
   */
  public List<String> draw(String registration, List<String> keys, int count) {
    return keys.stream()
        .map(key -> new Lot(hash.of("draw", registration, key), key))
        .sorted(Comparator.comparing(Lot::number))
        .limit(count)
        .map(Lot::key)
        .toList();
  }

  private record Lot(String number, String key) {}
}
