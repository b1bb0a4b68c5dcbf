// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;

/**
 * What an administrator did, for Keycloak's admin events. Holds ids and words of ours, never a
 * number, an address or an answer.
 *
 * @param type kind of the thing that it was done to
 * @param operation in Keycloak's terms
 * @param path of that thing, below the realm
 * @param said what else is to be known
 */
public record AdminAct(Type type, OperationType operation, List<String> path, Object said) {

  /** Kinds of things that are ours; the names stand in events and never change. */
  public enum Type {
    SSPR_SETUP,
    SSPR_METHOD,
    SSPR_PREFILL,
    SSPR_REQUIREMENT,
    SSPR_LOCK,
    SSPR_GATEWAY
  }

  public AdminAct {
    path = List.copyOf(path);
  }

  /**
   * Done to the realm.
   *
   * @param what address of the resource, below ours
   */
  public static AdminAct onRealm(Type type, OperationType operation, String what, Object said) {
    return new AdminAct(type, operation, List.of("sspr", what), said);
  }

  /**
   * Done to a user.
   *
   * @param below what of the user it was done to, as in the address of the resource
   */
  public static AdminAct onUser(
      Type type, OperationType operation, String userId, String below, Map<String, ?> said) {
    return new AdminAct(type, operation, List.of("sspr", "users", userId, below), said);
  }
}
