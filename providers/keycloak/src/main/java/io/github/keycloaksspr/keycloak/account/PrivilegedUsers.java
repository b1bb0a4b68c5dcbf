// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import io.github.keycloaksspr.domain.policy.Policy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.RoleUtils;

/**
 * Who is privileged in a realm, found out once from the roles, for those who look at all users: to
 * ask each of 100,000 users for roles and groups takes longer than all the rest. Holds the ids of
 * privileged users, who are few.
 */
public final class PrivilegedUsers {

  private static final int PAGE = 500;

  private final Set<String> ids;

  private PrivilegedUsers(Set<String> ids) {
    this.ids = ids;
  }

  /** Those of a realm under a policy, as they are now. */
  public static PrivilegedUsers of(KeycloakSessionFactory factory, String realmId, Policy policy) {
    return new PrivilegedUsers(new Search(factory, realmId, policy).ids());
  }

  /**
   * Whether a user is one of them. Not to be asked of users of a directory: what it maps to roles
   * need not be known to Keycloak.
   */
  boolean contains(UserModel user) {
    return ids.contains(user.getId());
  }

  /** The roles and groups that make their members privileged. */
  private record Sources(List<String> roles, List<String> groups) {}

  private record Search(KeycloakSessionFactory factory, String realmId, Policy policy) {

    private Set<String> ids() {
      Sources sources =
          KeycloakModelUtils.runJobInTransactionWithResult(
              factory, own -> sources(own, realm(own)));
      Set<String> found = new HashSet<>();
      for (String id : sources.roles()) {
        addAll(found, (own, first) -> roleMembers(own, id, first));
      }
      for (String id : sources.groups()) {
        addAll(found, (own, first) -> groupMembers(own, id, first));
      }
      return found;
    }

    private RealmModel realm(KeycloakSession own) {
      RealmModel realm = own.realms().getRealm(realmId);
      own.getContext().setRealm(realm);
      return realm;
    }

    private Sources sources(KeycloakSession own, RealmModel realm) {
      Traits traits = new Traits(own, realm, policy);
      List<RoleModel> roles =
          Stream.concat(
                  realm.getRolesStream(),
                  realm.getClientsStream().flatMap(client -> client.getRolesStream()))
              .filter(role -> leadsTo(traits, role))
              .toList();
      Set<String> groups =
          roles.stream()
              .flatMap(role -> own.groups().getGroupsByRoleStream(realm, role, null, null))
              .flatMap(Search::withSubGroups)
              .map(GroupModel::getId)
              .collect(Collectors.toSet());
      return new Sources(roles.stream().map(RoleModel::getId).toList(), List.copyOf(groups));
    }

    private static boolean leadsTo(Traits traits, RoleModel role) {
      return RoleUtils.expandCompositeRoles(Set.of(role)).stream().anyMatch(traits::isPrivileged);
    }

    private static Stream<GroupModel> withSubGroups(GroupModel group) {
      return Stream.concat(
          Stream.of(group), group.getSubGroupsStream().flatMap(Search::withSubGroups));
    }

    private Stream<UserModel> roleMembers(KeycloakSession own, String id, int first) {
      RealmModel realm = realm(own);
      return Stream.ofNullable(realm.getRoleById(id))
          .flatMap(role -> own.users().getRoleMembersStream(realm, role, first, PAGE));
    }

    private Stream<UserModel> groupMembers(KeycloakSession own, String id, int first) {
      RealmModel realm = realm(own);
      return Stream.ofNullable(realm.getGroupById(id))
          .flatMap(group -> own.users().getGroupMembersStream(realm, group, first, PAGE));
    }

    private void addAll(
        Set<String> found, BiFunction<KeycloakSession, Integer, Stream<UserModel>> members) {
      int first = 0;
      int size = PAGE;
      while (size == PAGE) {
        int start = first;
        List<String> page =
            KeycloakModelUtils.runJobInTransactionWithResult(
                factory, own -> members.apply(own, start).map(UserModel::getId).toList());
        found.addAll(page);
        size = page.size();
        first += size;
      }
    }
  }
}
