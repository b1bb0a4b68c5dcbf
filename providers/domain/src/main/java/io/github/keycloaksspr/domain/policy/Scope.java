// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import java.util.Set;

/** Who may reset. */
public sealed interface Scope {

  /** No user. */
  record None() implements Scope {}

  /**
   * Members of groups, and of groups below them.
   *
   * @param groups paths, such as {@code /staff/sales}, or ids, which begin with no slash
   */
  record Selected(Set<String> groups) implements Scope {

    public Selected {
      groups = Set.copyOf(groups);
    }
  }

  /** Everybody. */
  record All() implements Scope {}
}
