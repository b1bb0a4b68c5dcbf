// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import io.github.keycloaksspr.admin.setup.SetupReport.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What a set-up, or its way back, has come to so far. */
final class Progress {

  private final List<SetupReport.Item> items = new ArrayList<>();

  void added(String kind, String name) {
    added(kind, name, "");
  }

  void added(String kind, String name, String note) {
    note(kind, name, Outcome.ADDED, note);
  }

  void removed(String kind, String name, String note) {
    note(kind, name, Outcome.REMOVED, note);
  }

  void kept(String kind, String name, String note) {
    note(kind, name, Outcome.KEPT, note);
  }

  void absent(String kind, String name) {
    note(kind, name, Outcome.ABSENT, "");
  }

  void inTheWay(String kind, String name, String note) {
    note(kind, name, Outcome.IN_THE_WAY, note);
  }

  /** Whether something stands where such a thing should be. */
  boolean isInTheWay(String kind) {
    return items.stream()
        .anyMatch(item -> item.kind().equals(kind) && item.outcome() == Outcome.IN_THE_WAY);
  }

  List<SetupReport.Item> items() {
    return List.copyOf(items);
  }

  private void note(String kind, String name, Outcome outcome, String note) {
    items.add(new SetupReport.Item(kind, name, outcome, note));
  }
}
