// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.policy.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Whether the groups and roles that the policy names are there: they may be renamed or removed. */
record UnknownNamesCheck(KeycloakSession session, RealmModel realm, Policy policy)
    implements Check {

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (policy.scope() instanceof Scope.Selected selected) {
      List<String> groups = missing(selected.groups(), this::isGroup);
      if (!groups.isEmpty()) {
        findings.add(
            Finding.warning(
                "scope-group-unknown",
                "The policy lets members of groups reset that are not in the realm: "
                    + String.join(", ", groups)
                    + ". Nobody is let in by them.",
                "Correct scopeGroups: the whole path of a group, beginning with /, as Groups in the"
                    + " console shows it. A group that was renamed or moved has another path."));
      }
    }
    List<String> roles = missing(policy.privilegedRoles(), this::isRole);
    if (!roles.isEmpty()) {
      findings.add(
          Finding.warning(
              "privileged-role-unknown",
              "The policy names privileged roles that are not in the realm: "
                  + String.join(", ", roles)
                  + ". Nobody is protected by them.",
              "Correct privilegedRoles: the name of a realm role, or client.role with the client's id for"
                  + " a role of a client."));
    }
    return findings;
  }

  private static List<String> missing(Collection<String> names, Predicate<String> exists) {
    return names.stream().filter(exists.negate()).sorted().toList();
  }

  /** Only the path that Keycloak itself would write is compared with. */
  private boolean isGroup(String path) {
    GroupModel found = KeycloakModelUtils.findGroupByPath(session, realm, path);
    return found != null && KeycloakModelUtils.buildGroupPath(found).equals(path);
  }

  /** Ids of clients and names of roles may have dots themselves. */
  private boolean isRole(String name) {
    return realm.getRole(name) != null
        || IntStream.range(0, name.length())
            .filter(at -> name.charAt(at) == '.')
            .anyMatch(dot -> isClientRole(name.substring(0, dot), name.substring(dot + 1)));
  }

  private boolean isClientRole(String clientId, String role) {
    return Stream.ofNullable(realm.getClientByClientId(clientId))
        .anyMatch(client -> client.getRole(role) != null);
  }
}
