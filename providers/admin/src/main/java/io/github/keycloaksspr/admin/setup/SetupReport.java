// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What a set-up did, or would do.
 *
 * @param dryRun whether nothing was changed
 * @param items one for each thing that the product needs in a realm
 * @param warnings what the administrator should know about the server, in words
 */
public record SetupReport(boolean dryRun, List<Item> items, List<String> warnings) {

  public SetupReport {
    items = List.copyOf(items);
    warnings = List.copyOf(warnings);
  }

  /**
   * One thing.
   *
   * @param kind what it is, such as {@code required-action}
   * @param name its name in the realm
   * @param outcome what became of it
   * @param note what the administrator should know, empty when there is nothing
   */
  public record Item(String kind, String name, Outcome outcome, String note) {}

  /** What became of a thing. */
  public enum Outcome {
    ADDED,
    REMOVED,
    /** It was there and stays as it is. */
    KEPT,
    /** It was not there, and there is nothing to take out. */
    ABSENT,
    /** Something else stands in its place; the administrator must decide. */
    IN_THE_WAY;

    /** The word in reports. */
    @JsonValue
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
