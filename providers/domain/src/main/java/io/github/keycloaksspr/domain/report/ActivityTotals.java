// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import io.github.keycloaksspr.spi.MethodId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts how resets went, and with which methods people proved who they are. */
public final class ActivityTotals {

  private static final String REFUSED = "refused";
  private static final String STORED = "stored";
  private static final String POSTPONED = "postponed";

  private final Map<String, Long> outcomes = new LinkedHashMap<>();
  private final Map<String, Long> passedByMethod = new LinkedHashMap<>();
  private final Map<String, Long> failedByMethod = new LinkedHashMap<>();
  private final Map<String, Long> registrations = new LinkedHashMap<>();

  /**
   * Nothing yet.
   *
   * @param methods all that are installed, in the order of pages
   */
  public ActivityTotals(List<MethodId> methods) {
    Arrays.stream(Outcome.values()).forEach(outcome -> outcomes.put(outcome.id, 0L));
    List.of(STORED, Abandonment.ABANDONED, POSTPONED).forEach(word -> registrations.put(word, 0L));
    for (MethodId method : methods) {
      passedByMethod.put(method.value(), 0L);
      failedByMethod.put(method.value(), 0L);
    }
  }

  private enum Outcome {
    RESET("reset"),
    UNLOCKED("unlocked"),
    ABANDONED(Abandonment.ABANDONED),
    /** After too many tries. */
    CLOSED("closed"),
    /** As soon as a user was named. */
    TURNED_AWAY("turned-away");

    private final String id;

    Outcome(String id) {
      this.id = id;
    }
  }

  /** Counts one more thing that a user did. */
  public void add(ActivityRow row) {
    switch (row.step()) {
      case "new-password" -> ended(row, Outcome.RESET);
      case "unlock" -> ended(row, Outcome.UNLOCKED);
      case "lock" -> count(Outcome.CLOSED);
      case "identify" -> begun(row);
      case "verify" -> tried(row);
      case "register" -> registered(row);
      default -> {
        // Nothing that is counted here.
      }
    }
  }

  private void ended(ActivityRow row, Outcome outcome) {
    if (!row.result().equals(REFUSED)) {
      count(outcome);
    }
  }

  private void begun(ActivityRow row) {
    if (row.result().equals(Abandonment.ABANDONED)) {
      count(Outcome.ABANDONED);
    } else if (row.result().equals(REFUSED)) {
      count(Outcome.TURNED_AWAY);
    }
  }

  private void tried(ActivityRow row) {
    Map<String, Long> counts = row.result().equals(REFUSED) ? failedByMethod : passedByMethod;
    row.method().ifPresent(method -> counts.merge(method, 1L, Long::sum));
  }

  private void registered(ActivityRow row) {
    switch (row.result()) {
      case "method-added", "method-changed" -> registrations.merge(STORED, 1L, Long::sum);
      case "postponed-unsent" -> registrations.merge(POSTPONED, 1L, Long::sum);
      case Abandonment.ABANDONED, POSTPONED -> registrations.merge(row.result(), 1L, Long::sum);
      default -> {
        // Begun and not over, or a code that was wrong.
      }
    }
  }

  private void count(Outcome outcome) {
    outcomes.merge(outcome.id, 1L, Long::sum);
  }

  /**
   * How many methods were stored, how many begun and never stored, how often "not now" was said.
   */
  public Map<String, Long> registrations() {
    return new LinkedHashMap<>(registrations);
  }

  /** How resets went. */
  public Map<String, Long> outcomes() {
    return new LinkedHashMap<>(outcomes);
  }

  /** How many proofs were passed with each method. */
  public Map<String, Long> passedByMethod() {
    return new LinkedHashMap<>(passedByMethod);
  }

  /** How many tries failed with each method. */
  public Map<String, Long> failedByMethod() {
    return new LinkedHashMap<>(failedByMethod);
  }
}
