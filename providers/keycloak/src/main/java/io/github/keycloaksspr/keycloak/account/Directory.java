// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.LDAPConstants;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;
import org.keycloak.provider.Spi;
import org.keycloak.storage.user.UserQueryMethodsProvider;

/** One LDAP directory that a realm is joined to, asked without Keycloak's cache in between. */
final class Directory {

  static final String LDAP = "ldap";

  private static final String IMPORT = "importEnabled";

  /** The name of the interface of user storage, which is in none of Keycloak's public parts. */
  private static final String STORAGE = "storage";

  /** No entry has this id; to ask for it shows whether the directory answers. */
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private final RealmModel realm;
  private final ComponentModel component;
  private final UserQueryMethodsProvider people;

  private Directory(RealmModel realm, ComponentModel component, UserQueryMethodsProvider people) {
    this.realm = realm;
    this.component = component;
    this.people = people;
  }

  /** The directories that are switched on. */
  static Stream<Directory> all(KeycloakSession session, RealmModel realm) {
    Class<? extends Provider> type = type(session);
    return realm
        .getComponentsStream(realm.getId(), type.getName())
        .flatMap(component -> of(session, realm, type, component).stream());
  }

  /** The directory that the user is from, empty where it is another kind of storage. */
  static Optional<Directory> of(KeycloakSession session, RealmModel realm, UserModel user) {
    return Optional.ofNullable(user.getFederationLink())
        .map(realm::getComponent)
        .flatMap(component -> of(session, realm, type(session), component));
  }

  private static Optional<Directory> of(
      KeycloakSession session,
      RealmModel realm,
      Class<? extends Provider> type,
      ComponentModel component) {
    boolean on = LDAP.contentEquals(component.getProviderId()) && component.get("enabled", true);
    return on && provider(session, type, component) instanceof UserQueryMethodsProvider people
        ? Optional.of(new Directory(realm, component, people))
        : Optional.empty();
  }

  /** The one that Keycloak itself uses in this session; the way that is not old makes another. */
  @SuppressWarnings("deprecation")
  private static Provider provider(
      KeycloakSession session, Class<? extends Provider> type, ComponentModel component) {
    return session.getProvider(type, component);
  }

  private static Class<? extends Provider> type(KeycloakSession session) {
    return session.getKeycloakSessionFactory().getSpis().stream()
        .filter(spi -> STORAGE.contentEquals(spi.getName()))
        .map(Spi::getProviderClass)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("A server without user storage"));
  }

  /** Whether Keycloak keeps a copy of everybody whom it finds there. */
  boolean isCopied() {
    return component.get(IMPORT, true);
  }

  /**
   * Whether it still knows that user.
   *
   * @throws AccountStoreUnavailableException when it does not answer
   */
  boolean knows(UserModel user) {
    String id = user.getFirstAttribute(LDAPConstants.LDAP_ID);
    return id == null || count(id) > 0;
  }

  /**
   * Does nothing where it answers.
   *
   * @throws AccountStoreUnavailableException when it does not
   */
  void mustAnswer() {
    count(NOBODY);
  }

  private long count(String id) {
    try (Stream<UserModel> found =
        people.searchForUserByUserAttributeStream(realm, LDAPConstants.LDAP_ID, id)) {
      return found.count();
    } catch (ModelException e) {
      if (Outages.isOne(e)) {
        throw new AccountStoreUnavailableException(e);
      }
      throw e;
    }
  }
}
