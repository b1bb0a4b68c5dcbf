// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import io.github.keycloaksspr.keycloak.gateway.RealmGateway;
import org.keycloak.models.RealmModel;

/**
 * The realm's own gateway, if an administrator gave it one. Without the product it is of no use,
 * and Keycloak cannot export a realm with components of a kind that it does not know.
 */
final class GatewayPart implements Part {

  private static final String KIND = "gateway";

  private final RealmModel realm;

  GatewayPart(RealmModel realm) {
    this.realm = realm;
  }

  @Override
  public void add(Progress progress) {
    // Nothing is missing without one: the server's options hold then.
  }

  @Override
  public void remove(Progress progress) {
    RealmGateway.of(realm)
        .ifPresent(
            stored -> {
              RealmGateway.remove(realm);
              progress.removed(KIND, stored.getProviderId(), "Its settings went with it.");
            });
  }
}
