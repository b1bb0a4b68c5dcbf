// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.keycloak.gateway.GatewayChoice;
import java.util.Set;
import org.keycloak.models.RealmModel;

/**
 * The way that a job goes: jobs of one lane depend on the same other side, and cannot hold up those
 * of another.
 *
 * @param realmId realm that the job's own session works in
 * @param name what tells lanes apart
 */
public record Lane(String realmId, String name) {

  private static final String MAIL = "mail";
  private static final String CONTACT = "contact";
  private static final String BACKSTAGE = "backstage";
  private static final String METHOD = "method";
  private static final String GATEWAY = "gateway";

  /** What jobs can depend on. */
  static final Set<String> KINDS = Set.of(MAIL, CONTACT, BACKSTAGE, METHOD, GATEWAY);

  /** What its jobs depend on, one word: the same for all realms. */
  public String kind() {
    return name.split(" ", 2)[0];
  }

  /** To the realm's own mail server. */
  public static Lane mail(String realmId) {
    return new Lane(realmId, MAIL + " " + realmId);
  }

  /** There too, but many mails in one job: what takes long for a hundred is not slow. */
  public static Lane contact(String realmId) {
    return new Lane(realmId, CONTACT + " " + realmId);
  }

  /** What a concealed reset does out of sight: lookups and events, and seldom a mail. */
  public static Lane backstage(String realmId) {
    return new Lane(realmId, BACKSTAGE + " " + realmId);
  }

  /** To what a verification method of that realm asks; one that hangs holds up no other. */
  public static Lane method(String realmId, String method) {
    return new Lane(realmId, METHOD + " " + method + " " + realmId);
  }

  /** To the realm's gateway; all realms that use the server's gateway share one lane. */
  public static Lane phone(RealmModel realm, GatewayChoice gateway) {
    boolean own = gateway.source() == GatewayChoice.Source.REALM;
    return new Lane(realm.getId(), own ? GATEWAY + " " + realm.getId() : GATEWAY);
  }
}
