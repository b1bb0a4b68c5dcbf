// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts whom a change of policy touches, and keeps one page of names for each kind; so it needs
 * the same memory for any number of users.
 */
public final class PreviewCount {

  private final Paging names;
  private final Map<PolicyChange, Long> counts = new EnumMap<>(PolicyChange.class);
  private final Map<PolicyChange, List<String>> examples = new EnumMap<>(PolicyChange.class);
  private long users;

  /**
   * @param names which of the names to keep
   */
  public PreviewCount(Paging names) {
    this.names = names;
    for (PolicyChange change : PolicyChange.values()) {
      counts.put(change, 0L);
      examples.put(change, new ArrayList<>());
    }
  }

  /** Counts one more user. */
  public void add(String user, Standing before, Standing after) {
    users++;
    for (PolicyChange change : PolicyChange.between(before, after)) {
      long number = count(change);
      if (names.contains(number)) {
        examples.get(change).add(user);
      }
      counts.put(change, number + 1);
    }
  }

  /** How many users were looked at. */
  public long users() {
    return users;
  }

  /** How many users that happens to. */
  public long count(PolicyChange change) {
    return counts.get(change);
  }

  /** Names of such users: the page that was asked for. */
  public List<String> examples(PolicyChange change) {
    return List.copyOf(examples.get(change));
  }
}
