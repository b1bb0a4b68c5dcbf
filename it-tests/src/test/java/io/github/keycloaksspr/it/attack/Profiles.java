// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.it.TestRealm;

/** User profiles that are less careful than Keycloak's own. */
final class Profiles {

  private Profiles() {}

  /**
   * Lets any text into names. Keycloak keeps markup and look-alikes out, but an administrator may
   * have other rules, and directories bring what they have.
   */
  static void withoutValidation(TestRealm realm) {
    String path = realm.admin().path("users/profile");
    JsonNode profile = realm.admin().api().get(path).orFail().json();
    profile.path("attributes").forEach(attribute -> ((ObjectNode) attribute).remove("validations"));
    realm.admin().api().put(path, profile).orFail();
  }
}
