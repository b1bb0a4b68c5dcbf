// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Finds accounts, wherever they are kept. */
public final class Accounts {

  private static final Logger LOG = Logger.getLogger(Accounts.class);
  private static final int TRIES = 3;

  private final KeycloakSession session;
  private final RealmModel realm;

  public Accounts(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * The user whom Keycloak takes at the sign-in for that name: where the realm lets people sign in
   * with their mail address, who has that address, or else who is called so. Empty also where
   * several accounts have the address, which Keycloak lets none of them sign in with.
   *
   * @throws AccountStoreUnavailableException when a directory that may know them does not answer,
   *     or what it says of them cannot be copied
   */
  public Optional<UserModel> find(String name) {
    return find(lookup -> lookup.find(name));
  }

  /**
   * The same, at the same cost for a name that a user has and for one that no user has. Keycloak
   * remembers whom it found, and asks the database again for whom it did not; so once a user is
   * found, no unknown name is asked for instead. What is left, such as taking the account by its
   * id, is for the caller to hide.
   *
   * @throws AccountStoreUnavailableException as above
   */
  public Optional<UserModel> findEvenly(String name) {
    return find(lookup -> lookup.findEvenly(name));
  }

  private Optional<UserModel> find(Function<AccountLookup, Optional<UserModel>> way) {
    return Directory.all(session, realm).anyMatch(Directory::isCopied)
        ? copied(way).map(id -> session.users().getUserById(realm, id))
        : kept(way);
  }

  private Optional<UserModel> kept(Function<AccountLookup, Optional<UserModel>> way) {
    try {
      return way.apply(new AccountLookup(session, realm));
    } catch (ModelDuplicateException e) {
      LOG.debugf("Several accounts of realm %s have one mail address", realm.getId());
      return Optional.empty();
    }
  }

  /**
   * Keycloak copies whom it has not seen from a directory, and refuses all but the first of those
   * that do so at the same moment. In a transaction of its own the look-up can then be tried again.
   */
  private Optional<String> copied(Function<AccountLookup, Optional<UserModel>> way) {
    for (int i = 1; ; i++) {
      try {
        return lookUpApart(way);
      } catch (ModelDuplicateException e) {
        if (i == TRIES) {
          throw new AccountStoreUnavailableException(e);
        }
        LOG.debugf("A user of a directory of realm %s was being copied", realm.getId());
      }
    }
  }

  private Optional<String> lookUpApart(Function<AccountLookup, Optional<UserModel>> way) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        own -> {
          RealmModel same = own.realms().getRealm(realm.getId());
          own.getContext().setRealm(same);
          return way.apply(new AccountLookup(own, same)).map(UserModel::getId);
        });
  }

  /**
   * Whether the account is still where it came from. Keycloak remembers people of a directory for
   * as long as it likes; a user who was removed there must not get a password here.
   *
   * @throws AccountStoreUnavailableException when the directory does not answer
   */
  public boolean isThere(UserModel user) {
    return Directory.of(session, realm, user)
        .map(directory -> directory.knows(user))
        .orElse(Boolean.TRUE);
  }

  /** Whether an error of Keycloak's means that a directory or the database did not answer. */
  public static boolean isAway(RuntimeException error) {
    return Outages.isOne(error);
  }
}
