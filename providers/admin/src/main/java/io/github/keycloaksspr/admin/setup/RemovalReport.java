// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import java.util.List;
import java.util.Map;

/**
 * What taking the product out of a realm did, or would do.
 *
 * @param dryRun whether nothing was changed
 * @param items one for each thing that set-up knows
 * @param policy the settings that were taken out, to be stored again after another set-up
 * @param methods what became of people's methods
 */
public record RemovalReport(
    boolean dryRun,
    List<SetupReport.Item> items,
    Map<String, String> policy,
    MethodRemoval.Result methods) {

  public RemovalReport {
    items = List.copyOf(items);
    policy = Map.copyOf(policy);
  }
}
