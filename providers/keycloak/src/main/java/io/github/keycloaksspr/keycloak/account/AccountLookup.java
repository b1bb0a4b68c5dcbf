// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/**
 * Looks up by name in one session, as Keycloak does at the sign-in, and tells "no user" from "the
 * directory does not answer".
 */
final class AccountLookup {

  private final KeycloakSession session;
  private final RealmModel realm;

  AccountLookup(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * See {@link Accounts#find}.
   *
   * @throws ModelDuplicateException when several accounts have that mail address, or the one that a
   *     directory knows cannot be copied beside another
   */
  Optional<UserModel> find(String name) {
    return find(ways(name), found -> {});
  }

  /** See {@link Accounts#findEvenly}; throws the same. */
  Optional<UserModel> findEvenly(String name) {
    String unknown = UUID.randomUUID() + (name.contains("@") ? "@example.invalid" : "");
    return find(ways(name), found -> ways(unknown).stream().skip(found).forEach(this::askInVain));
  }

  private Optional<UserModel> find(
      List<Function<UserProvider, UserModel>> ways, IntConsumer whenFound) {
    Optional<RuntimeException> silence = Optional.empty();
    for (int i = 0; i < ways.size(); i++) {
      try {
        UserModel found = ways.get(i).apply(session.users());
        if (found != null) {
          whenFound.accept(i);
          return Optional.of(found);
        }
      } catch (ModelDuplicateException e) {
        whenFound.accept(i);
        throw e;
      } catch (RuntimeException e) {
        if (!Outages.isOne(e)) {
          throw e;
        }
        silence = Optional.of(e);
      }
    }
    if (silence.isPresent()) {
      throw new AccountStoreUnavailableException(silence.get());
    }
    // To Keycloak a directory that is away knows no user.
    Directory.all(session, realm).forEach(Directory::mustAnswer);
    return Optional.empty();
  }

  private void askInVain(Function<UserProvider, UserModel> way) {
    try {
      if (way.apply(session.users()) != null) {
        throw new IllegalStateException("A user has a random name");
      }
    } catch (RuntimeException e) {
      if (!Outages.isOne(e)) {
        throw e;
      }
    }
  }

  /**
   * The order is that of the sign-in: one account's name can be the mail address of another, who is
   * the one that is meant there.
   */
  private List<Function<UserProvider, UserModel>> ways(String name) {
    List<Function<UserProvider, UserModel>> ways = new ArrayList<>();
    if (realm.isLoginWithEmailAllowed() && name.contains("@")) {
      ways.add(users -> users.getUserByEmail(realm, name));
    }
    ways.add(users -> users.getUserByUsername(realm, name));
    return ways;
  }
}
