// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.registration;

import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.installed.InstalledMethods;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** The required actions that registering hangs on. */
public final class RequiredActions {

  private RequiredActions() {}

  /** Their ids, in the order of the realm's list: ours, then those of other extensions. */
  public static List<String> of(KeycloakSession session) {
    return Stream.concat(
            Names.REQUIRED_ACTIONS.stream(),
            InstalledMethods.of(session.getKeycloakSessionFactory()).enrolmentActions())
        .distinct()
        .toList();
  }
}
