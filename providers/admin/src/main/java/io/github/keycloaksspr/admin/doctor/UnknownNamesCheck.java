// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.policy.Scope;
import io.github.keycloaksspr.keycloak.policy.PolicyNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whether the groups and roles that the policy names are there: they may be renamed or removed. */
record UnknownNamesCheck(KeycloakSession session, RealmModel realm, Policy policy)
    implements Check {

  @Override
  public List<Finding> findings() {
    PolicyNames names = new PolicyNames(session, realm);
    List<Finding> findings = new ArrayList<>();
    if (policy.scope() instanceof Scope.Selected selected) {
      List<String> groups = missing(selected.groups(), name -> names.group(name).isPresent());
      if (!groups.isEmpty()) {
        findings.add(
            Finding.warning(
                "scope-group-unknown",
                "The policy lets members of groups reset that are not in the realm: "
                    + String.join(", ", groups)
                    + ". No user is let in by them.",
                "Correct scopeGroups: the whole path of a group, beginning with /, as Groups in the"
                    + " console shows it, or its id. A group that was renamed or moved has another"
                    + " path; groups of organisations are none of the realm."));
      }
    }
    List<String> roles = missing(policy.privilegedRoles(), name -> !names.roles(name).isEmpty());
    if (!roles.isEmpty()) {
      findings.add(
          Finding.warning(
              "privileged-role-unknown",
              "The policy names privileged roles that are not in the realm: "
                  + String.join(", ", roles)
                  + ". No user is protected by them.",
              "Correct privilegedRoles: the name of a realm role, or client.role with the client's id for"
                  + " a role of a client, or the id of a role."));
    }
    return findings;
  }

  private static List<String> missing(Collection<String> names, Predicate<String> exists) {
    return names.stream().filter(exists.negate()).sorted().toList();
  }
}
