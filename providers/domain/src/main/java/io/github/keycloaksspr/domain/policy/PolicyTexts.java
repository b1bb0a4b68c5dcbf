// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts of a policy while they are read, and what was wrong with them. */
final class PolicyTexts {

  private static final Set<String> ON = Set.of("true", "on");

  private final Map<String, String> texts;
  private final List<PolicyProblem> problems = new ArrayList<>();

  PolicyTexts(Map<String, String> texts) {
    this.texts = texts;
  }

  List<PolicyProblem> problems() {
    return List.copyOf(problems);
  }

  void refuse(PolicyKey key, String value) {
    refuse(key, value, key.value().allowed());
  }

  void refuse(PolicyKey key, String value, String allowed) {
    problems.add(new PolicyProblem(key, value, allowed));
  }

  /** What is given, or else the default; empty where neither is a text. */
  Optional<String> text(PolicyKey key) {
    Optional<String> given =
        Optional.ofNullable(texts.get(key.id())).map(String::strip).filter(t -> !t.isEmpty());
    if (given.isEmpty()) {
      return key.value().standard();
    }
    if (given.filter(key.value()::accepts).isPresent()) {
      return given;
    }
    refuse(key, given.get());
    return key.value().replacement();
  }

  int number(PolicyKey key) {
    return Integer.parseInt(text(key).orElseThrow());
  }

  boolean isOn(PolicyKey key) {
    return ON.contains(text(key).orElseThrow());
  }

  <T extends PolicyChoice> T choice(PolicyKey key, T[] all) {
    String id = text(key).orElseThrow();
    return Arrays.stream(all).filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  /** Entries that hold no commas themselves. */
  List<String> list(PolicyKey key) {
    return text(key).map(text -> split(text, PolicyValue.SEPARATOR + "|,")).orElse(List.of());
  }

  /** Entries that hold no commas themselves, as they are read; others are refused and left out. */
  <T> Set<T> list(PolicyKey key, Function<String, Optional<T>> reading) {
    return list(key, key.value().allowed(), reading);
  }

  /** The same where more or less is allowed than the key says. */
  <T> Set<T> list(PolicyKey key, String allowed, Function<String, Optional<T>> reading) {
    return list(key).stream()
        .flatMap(entry -> read(key, entry, allowed, reading).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The text as it is read; empty where it is missing or refused. */
  <T> Optional<T> one(PolicyKey key, Function<String, Optional<T>> reading) {
    return text(key).flatMap(text -> read(key, text, key.value().allowed(), reading));
  }

  private <T> Optional<T> read(
      PolicyKey key, String text, String allowed, Function<String, Optional<T>> reading) {
    Optional<T> read = reading.apply(text);
    if (read.isEmpty()) {
      refuse(key, text, allowed);
    }
    return read;
  }

  /** Entries that may hold commas. */
  List<String> texts(PolicyKey key, List<String> otherwise) {
    return text(key).map(text -> split(text, PolicyValue.SEPARATOR)).orElse(otherwise);
  }

  private static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
