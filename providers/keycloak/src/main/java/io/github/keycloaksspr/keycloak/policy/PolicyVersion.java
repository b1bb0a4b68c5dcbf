// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.policy;

import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * Which release's keys a realm's policy was written with. Keys keep their names and meanings, new
 * ones have defaults, and unknown ones are not looked at; so any release reads any policy, and the
 * version only serves to warn when keys of a newer one go unheeded. It stands in a realm attribute,
 * because Keycloak drops from the policy what the console does not show.
 */
public final class PolicyVersion {

  /** The realm attribute. */
  public static final String ATTRIBUTE = "sspr.policy-version";

  /** What this release writes. */
  public static final int CURRENT = 1;

  private PolicyVersion() {}

  /** The version in a realm; empty where there is none, or nothing sensible. */
  public static Optional<Integer> of(RealmModel realm) {
    try {
      return Optional.ofNullable(realm.getAttribute(ATTRIBUTE)).map(Integer::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
