// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.policy;

import io.github.keycloaksspr.keycloak.compat.KeycloakConstants;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What the names of groups and roles in a policy mean in a realm. Everything that asks for them
 * asks here, so that the reset, the doctor, the reports and the preview agree.
 */
public final class PolicyNames {

  /** As many as Keycloak itself tries where it reads {@code client.role}. */
  private static final int MOST_DOTS = 25;

  private final KeycloakSession session;
  private final RealmModel realm;

  public PolicyNames(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * The group of the realm that Keycloak finds under that name; groups of organisations are none.
   *
   * @param name the path, which begins with {@code /}, or else the id
   */
  public Optional<GroupModel> group(String name) {
    GroupModel found =
        name.startsWith(KeycloakModelUtils.GROUP_PATH_SEPARATOR)
            ? KeycloakModelUtils.findGroupByPath(session, realm, name)
            : realm.getGroupById(name);
    return Optional.ofNullable(found).filter(group -> group.getType() == GroupModel.Type.REALM);
  }

  /**
   * The roles that a name means. There can be several: ids of clients and names of roles may have
   * dots themselves. All of them count, because to leave one out would protect less than was meant.
   *
   * @param name of a role of the realm, {@code client.role}, or an id
   */
  public List<RoleModel> roles(String name) {
    Stream<RoleModel> ofTheRealm =
        Stream.of(
                Optional.ofNullable(realm.getRoleById(name)),
                Optional.ofNullable(realm.getRole(name)))
            .flatMap(Optional::stream);
    Stream<RoleModel> ofClients =
        IntStream.range(0, name.length())
            .filter(at -> name.charAt(at) == KeycloakConstants.CLIENT_ROLE_SEPARATOR)
            .limit(MOST_DOTS)
            .boxed()
            .flatMap(dot -> ofClient(name.substring(0, dot), name.substring(dot + 1)));
    return Stream.concat(ofTheRealm, ofClients)
        .filter(role -> isNamed(role, Set.of(name)))
        .distinct()
        .toList();
  }

  /** Whether one of these names means that role. Needs no look-up of names. */
  public boolean isNamed(RoleModel role, Collection<String> names) {
    return !names.isEmpty()
        && Stream.of(Optional.of(role.getId()), name(role))
            .flatMap(Optional::stream)
            .anyMatch(names::contains);
  }

  /** Empty for a role of a client that is not there any more. */
  private Optional<String> name(RoleModel role) {
    if (!role.isClientRole()) {
      return Optional.of(role.getName());
    }
    ClientModel client = realm.getClientById(role.getContainerId());
    return Optional.ofNullable(client)
        .map(
            known ->
                known.getClientId() + KeycloakConstants.CLIENT_ROLE_SEPARATOR + role.getName());
  }

  private Stream<RoleModel> ofClient(String clientId, String role) {
    return Stream.ofNullable(realm.getClientByClientId(clientId))
        .flatMap(client -> Stream.ofNullable(client.getRole(role)));
  }
}
