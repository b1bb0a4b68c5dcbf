// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import io.github.keycloaksspr.domain.policy.Scope;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Whether users are within the scope of the policy. */
public final class Membership {

  private Membership() {}

  /** Whether that user may reset at all, as far as groups go. */
  public static boolean isWithin(Scope scope, UserModel user) {
    if (scope instanceof Scope.Selected selected) {
      return user.getGroupsStream().anyMatch(group -> isBelow(group, selected.groups()));
    }
    return scope instanceof Scope.All;
  }

  private static boolean isBelow(GroupModel group, Set<String> paths) {
    return Stream.iterate(group, parent -> parent != null, GroupModel::getParent)
        .map(KeycloakModelUtils::buildGroupPath)
        .anyMatch(paths::contains);
  }
}
