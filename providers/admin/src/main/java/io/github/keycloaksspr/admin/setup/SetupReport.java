// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import java.util.List;

/**
 * What a set-up did, or would do.
 *
 * @param dryRun whether nothing was changed
 * @param items one for each thing that the product needs in a realm
 */
public record SetupReport(boolean dryRun, List<Item> items) {

  public SetupReport {
    items = List.copyOf(items);
  }

  /**
   * One thing.
   *
   * @param kind what it is, such as {@code required-action}
   * @param name its name in the realm
   * @param outcome {@code added}, {@code kept} or {@code in-the-way}
   * @param note what the administrator should know, empty when there is nothing
   */
  public record Item(String kind, String name, String outcome, String note) {}
}
