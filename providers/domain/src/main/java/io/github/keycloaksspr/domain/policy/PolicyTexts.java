// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts of a policy while they are read, and what was wrong with them. */
final class PolicyTexts {

  /** How Keycloak's console joins the values of a list. */
  private static final String SEPARATOR = "##";

  private final Map<String, String> texts;
  private final List<PolicyProblem> problems = new ArrayList<>();

  PolicyTexts(Map<String, String> texts) {
    this.texts = texts;
  }

  List<PolicyProblem> problems() {
    return List.copyOf(problems);
  }

  void refuse(PolicyKey key, String value, String allowed) {
    problems.add(new PolicyProblem(key, value, allowed));
  }

  /** The text, empty when it is missing or blank. */
  Optional<String> text(PolicyKey key) {
    return Optional.ofNullable(texts.get(key.id()))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** Values that hold no commas themselves. */
  List<String> list(PolicyKey key, List<String> otherwise) {
    return text(key).map(text -> split(text, SEPARATOR + "|,")).orElse(otherwise);
  }

  /** Values that may hold commas. */
  List<String> texts(PolicyKey key, List<String> otherwise) {
    return text(key).map(text -> split(text, SEPARATOR)).orElse(otherwise);
  }

  int number(PolicyKey key, int least, int most, int otherwise) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers out of range.
    }
    refuse(key, text.get(), "a whole number from " + least + " to " + most);
    return otherwise;
  }

  <T> T choice(PolicyKey key, T on, T off, T otherwise) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    return switch (text.get()) {
      case "true", "on" -> on;
      case "false", "off" -> off;
      default -> {
        refuse(key, text.get(), "true, false");
        yield otherwise;
      }
    };
  }

  private static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
