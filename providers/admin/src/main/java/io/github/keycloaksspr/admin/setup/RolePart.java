// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import io.github.keycloaksspr.keycloak.Names;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** The role of those who help people who cannot reset. */
final class RolePart implements Part {

  private static final String KIND = "role";
  private static final String NAME = Names.HELPDESK_ROLE;
  private static final String DESCRIPTION =
      "Gets mail from users who cannot reset their password themselves";

  private final KeycloakSession session;
  private final RealmModel realm;

  RolePart(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  @Override
  public void add(Progress progress) {
    if (realm.getRole(NAME) != null) {
      progress.kept(KIND, NAME, "");
      return;
    }
    realm.addRole(NAME).setDescription(DESCRIPTION);
    progress.added(KIND, NAME);
  }

  @Override
  public void remove(Progress progress) {
    RoleModel present = realm.getRole(NAME);
    if (present == null) {
      progress.absent(KIND, NAME);
    } else if (isChanged(present)) {
      progress.kept(KIND, NAME, "It is not as set-up made it.");
    } else if (isUsed(present)) {
      progress.kept(KIND, NAME, "A user, a group or another role has it.");
    } else {
      realm.removeRole(present);
      progress.removed(KIND, NAME, "");
    }
  }

  private static boolean isChanged(RoleModel role) {
    return !DESCRIPTION.equals(role.getDescription())
        || role.isComposite()
        || !role.getAttributes().isEmpty();
  }

  private boolean isUsed(RoleModel role) {
    return session.users().getRoleMembersStream(realm, role, 0, 1).findAny().isPresent()
        || session.groups().getGroupsByRoleStream(realm, role, 0, 1).findAny().isPresent()
        || realm
            .getRolesStream()
            .filter(RoleModel::isComposite)
            .anyMatch(other -> other.getCompositesStream().anyMatch(role::equals));
  }
}
