// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fine-grained permissions on the users of a realm that has them switched on. */
public final class FineGrained {

  private final RealmAdmin realm;

  public FineGrained(RealmAdmin realm) {
    this.realm = realm;
  }

  /**
   * Makes a policy about one administrator and says its id.
   *
   * @param logic {@code POSITIVE} or, for everybody else, {@code NEGATIVE}
   */
  public String policy(String name, String who, String logic) {
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("name", name);
    policy.put("users", List.of(realm.userId(who)));
    policy.put("logic", logic);
    return realm
        .api()
        .post(resourceServer() + "policy/user", policy)
        .orFail()
        .json()
        .path("id")
        .asText();
  }

  /** Opens some users, or all where none is named, to whomever a policy is true of. */
  public void permit(String name, List<String> userIds, String policyId, String... scopes) {
    Map<String, Object> permission = new LinkedHashMap<>();
    permission.put("name", name);
    permission.put("resourceType", "Users");
    permission.put("resources", userIds);
    permission.put("scopes", List.of(scopes));
    permission.put("policies", List.of(policyId));
    realm.api().post(resourceServer() + "permission/scope", permission).orFail();
  }

  private String resourceServer() {
    return realm.path("clients/" + realm.clientId("admin-permissions") + "/authz/resource-server/");
  }
}
