// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import io.github.keycloaksspr.spi.MethodId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts users by where they stand, and methods by who could use them. */
public final class RegistrationTotals {

  private final Map<String, Long> byMethod = new LinkedHashMap<>();
  private long users;
  private long enabled;
  private long registered;
  private long capable;

  /**
   * No users yet.
   *
   * @param methods all that are installed, in the order of pages
   */
  public RegistrationTotals(List<MethodId> methods) {
    methods.forEach(method -> byMethod.put(method.value(), 0L));
  }

  /** Counts one more user. */
  public void add(RegistrationRow row) {
    users++;
    enabled += row.enabled() ? 1 : 0;
    registered += row.registered() ? 1 : 0;
    capable += row.capable() ? 1 : 0;
    row.methods().forEach(method -> byMethod.merge(method, 1L, Long::sum));
  }

  /** How many users there are, may reset, have enough methods, and both; in this order. */
  public Map<String, Long> users() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("users", users);
    counts.put("enabled", enabled);
    counts.put("registered", registered);
    counts.put("capable", capable);
    return counts;
  }

  /** How many users could use each method. */
  public Map<String, Long> byMethod() {
    return new LinkedHashMap<>(byMethod);
  }
}
