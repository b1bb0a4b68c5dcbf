// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.keycloak.gateway.GatewayChoice;
import org.keycloak.models.RealmModel;

/**
 * The way that a job goes: jobs of one lane depend on the same other side, and cannot hold up those
 * of another.
 *
 * @param realmId realm that the job's own session works in
 * @param name what tells lanes apart
 */
public record Lane(String realmId, String name) {

  /** To the realm's own mail server. */
  public static Lane mail(String realmId) {
    return new Lane(realmId, "mail " + realmId);
  }

  /** There too, but many mails in one job: what takes long for a hundred is not slow. */
  public static Lane contact(String realmId) {
    return new Lane(realmId, "contact " + realmId);
  }

  /** What a concealed reset does out of sight: lookups and events, and seldom a mail. */
  public static Lane backstage(String realmId) {
    return new Lane(realmId, "backstage " + realmId);
  }

  /** To what a verification method of that realm asks; one that hangs holds up no other. */
  public static Lane method(String realmId, String method) {
    return new Lane(realmId, "method " + method + " " + realmId);
  }

  /** To the realm's gateway; all realms that use the server's gateway share one lane. */
  public static Lane phone(RealmModel realm, GatewayChoice gateway) {
    boolean own = gateway.source() == GatewayChoice.Source.REALM;
    return new Lane(realm.getId(), own ? "gateway " + realm.getId() : "gateway");
  }
}
