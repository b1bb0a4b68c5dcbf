// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import io.github.keycloaksspr.domain.policy.Scope;
import io.github.keycloaksspr.keycloak.policy.PolicyNames;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/**
 * Whether users are within the scope of the policy. Groups are looked up once, when the first user
 * is asked for.
 */
public final class Membership {

  private final PolicyNames names;
  private final Scope scope;
  private Optional<Set<String>> groups = Optional.empty();

  public Membership(PolicyNames names, Scope scope) {
    this.names = names;
    this.scope = scope;
  }

  /** Whether that user may reset at all, as far as groups go. */
  public boolean includes(UserModel user) {
    if (scope instanceof Scope.Selected selected) {
      Set<String> ids = ids(selected);
      return !ids.isEmpty() && user.getGroupsStream().anyMatch(group -> isBelow(group, ids));
    }
    return scope instanceof Scope.All;
  }

  private Set<String> ids(Scope.Selected selected) {
    if (groups.isEmpty()) {
      groups =
          Optional.of(
              selected.groups().stream()
                  .flatMap(name -> names.group(name).stream())
                  .map(GroupModel::getId)
                  .collect(Collectors.toUnmodifiableSet()));
    }
    return groups.get();
  }

  private static boolean isBelow(GroupModel group, Set<String> ids) {
    return Stream.iterate(group, parent -> parent != null, GroupModel::getParent)
        .map(GroupModel::getId)
        .anyMatch(ids::contains);
  }
}
