// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.policy.Trait;
import io.github.keycloaksspr.keycloak.policy.PolicyNames;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.utils.RoleUtils;

/** Finds out what makes the policy ask more of a user. Reads only what is cached with the user. */
public final class Traits {

  private static final Set<String> SECOND_FACTORS =
      Set.of(
          OTPCredentialModel.TYPE,
          WebAuthnCredentialModel.TYPE_TWOFACTOR,
          RecoveryAuthnCodesCredentialModel.TYPE);

  /** In the master realm each realm has a client of this ending, whose roles administer it. */
  private static final String REALM_CLIENT = "-realm";

  private final PolicyNames names;
  private final RealmModel realm;
  private final Policy policy;
  private final Optional<PrivilegedUsers> known;

  public Traits(KeycloakSession session, RealmModel realm, Policy policy) {
    this(session, realm, policy, Optional.empty());
  }

  /**
   * For those who look at all users.
   *
   * @param known who is privileged
   */
  public Traits(KeycloakSession session, RealmModel realm, Policy policy, PrivilegedUsers known) {
    this(session, realm, policy, Optional.of(known));
  }

  private Traits(
      KeycloakSession session, RealmModel realm, Policy policy, Optional<PrivilegedUsers> known) {
    this.names = new PolicyNames(session, realm);
    this.realm = realm;
    this.policy = policy;
    this.known = known;
  }

  /** The traits of that user as they are now. */
  public Set<Trait> of(UserModel user) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (isPrivileged(user)) {
      traits.add(Trait.PRIVILEGED);
    }
    if (hasSecondFactor(user)) {
      traits.add(Trait.SECOND_FACTOR);
    }
    return traits;
  }

  private boolean isPrivileged(UserModel user) {
    return known
        .filter(users -> !user.isFederated())
        .map(users -> users.contains(user))
        .orElseGet(
            () -> RoleUtils.getDeepUserRoleMappings(user).stream().anyMatch(this::isPrivileged));
  }

  /** Whether that role itself makes its holders privileged. */
  boolean isPrivileged(RoleModel role) {
    return names.isNamed(role, policy.privilegedRoles()) || isOfKeycloak(role);
  }

  /** Whether it is one of the roles with which Keycloak itself is administered. */
  private boolean isOfKeycloak(RoleModel role) {
    if (!role.isClientRole()) {
      return isMasterRole(role);
    }
    ClientModel client = realm.getClientById(role.getContainerId());
    return client != null && administers(client);
  }

  private boolean administers(ClientModel client) {
    return Constants.REALM_MANAGEMENT_CLIENT_ID.equals(client.getClientId())
        || (isMaster() && client.getClientId().endsWith(REALM_CLIENT));
  }

  private boolean isMasterRole(RoleModel role) {
    return isMaster()
        && (AdminRoles.ADMIN.equals(role.getName())
            || AdminRoles.CREATE_REALM.equals(role.getName()));
  }

  private boolean isMaster() {
    return realm.getName().equals(Config.getAdminRealm());
  }

  private static boolean hasSecondFactor(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsStream()
        .anyMatch(credential -> SECOND_FACTORS.contains(credential.getType()));
  }
}
