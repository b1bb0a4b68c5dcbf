// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import java.util.Arrays;
import java.util.Optional;

/** How much a reset tells about an account before anything was proven. */
public enum Disclosure {
  /** Says at once why an account cannot be reset; whoever types names learns which exist. */
  EXPLAIN("explain"),
  /**
   * All names lead to the same pages (OWASP Forgot Password; ASVS 5.0 V6.3.8). Why an account
   * cannot be reset is told by mail, to its owner.
   */
  CONCEAL("conceal");

  private final String id;

  Disclosure(String id) {
    this.id = id;
  }

  /** The value in the policy. */
  public String id() {
    return id;
  }

  /** The one of that name, empty for any other name. */
  public static Optional<Disclosure> of(String id) {
    return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
  }
}
