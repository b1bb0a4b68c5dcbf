// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.contact;

import io.github.keycloaksspr.keycloak.Names;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Those who can help with an account, and can be reached by mail. */
public final class Administrators {

  /** As in Azure AD. */
  private static final int MOST = 100;

  private final KeycloakSession session;
  private final RealmModel realm;

  public Administrators(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * The first of these that is not empty: the help desk, those who manage users, those who
   * administer the realm. A role counts however it is held: by the user, by a group or one above
   * it, or within another role. Only enabled users with a verified mail address count.
   *
   * @return at most 100
   */
  public List<UserModel> toContact() {
    Stream<Supplier<Optional<RoleModel>>> tiers =
        Stream.of(
            () -> Optional.ofNullable(realm.getRole(Names.HELPDESK_ROLE)),
            () -> management(AdminRoles.MANAGE_USERS),
            () -> management(AdminRoles.REALM_ADMIN));
    return tiers
        .flatMap(tier -> tier.get().stream())
        .map(this::reachable)
        .map(users -> users.limit(MOST).toList())
        .filter(users -> !users.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /**
   * All who manage users or administer the realm, but for that one; as with {@link #toContact} only
   * those that a mail reaches.
   *
   * @return at most 100
   */
  public List<UserModel> besides(UserModel user) {
    return administrative()
        .flatMap(this::reachable)
        .distinct()
        .filter(administrator -> !administrator.getId().equals(user.getId()))
        .limit(MOST)
        .toList();
  }

  /** In the realm that administers all others, roles of the realm itself do so too. */
  private Stream<RoleModel> administrative() {
    Stream<RoleModel> ofClient =
        Stream.of(AdminRoles.MANAGE_USERS, AdminRoles.REALM_ADMIN)
            .flatMap(role -> management(role).stream());
    return realm.getName().equals(Config.getAdminRealm())
        ? Stream.concat(Stream.ofNullable(realm.getRole(AdminRoles.ADMIN)), ofClient)
        : ofClient;
  }

  private Optional<RoleModel> management(String role) {
    ClientModel client = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
    return Optional.ofNullable(client).map(known -> known.getRole(role));
  }

  private Stream<UserModel> reachable(RoleModel role) {
    return holding(role)
        .flatMap(this::members)
        .filter(UserModel::isEnabled)
        .filter(UserModel::isEmailVerified)
        .filter(user -> user.getEmail() != null && !user.getEmail().isBlank())
        .distinct();
  }

  /** The role, and the realm's roles that it is part of, but for those of a later tier. */
  private Stream<RoleModel> holding(RoleModel role) {
    Optional<RoleModel> last = management(AdminRoles.REALM_ADMIN).filter(it -> !it.equals(role));
    Stream<RoleModel> composites =
        realm
            .getRolesStream()
            .filter(RoleModel::isComposite)
            .filter(composite -> composite.hasRole(role))
            .filter(composite -> last.filter(composite::hasRole).isEmpty());
    return Stream.concat(Stream.of(role), composites);
  }

  private Stream<UserModel> members(RoleModel role) {
    Stream<UserModel> byGroup =
        session
            .groups()
            .getGroupsByRoleStream(realm, role, null, null)
            .flatMap(Administrators::withGroupsBelow)
            .flatMap(group -> session.users().getGroupMembersStream(realm, group));
    return Stream.concat(session.users().getRoleMembersStream(realm, role), byGroup);
  }

  private static Stream<GroupModel> withGroupsBelow(GroupModel group) {
    return Stream.concat(
        Stream.of(group), group.getSubGroupsStream().flatMap(Administrators::withGroupsBelow));
  }
}
