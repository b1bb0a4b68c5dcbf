// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Goes past all users of a realm, page by page. Each page has a session and a transaction of its
 * own, so memory does not grow with the number of users.
 */
public final class UserWalk {

  private static final int PAGE = 200;

  private final KeycloakSessionFactory factory;
  private final String realmId;

  public UserWalk(KeycloakSessionFactory factory, String realmId) {
    this.factory = factory;
    this.realmId = realmId;
  }

  /** Visits everybody; what was done on earlier pages stays done when a later one fails. */
  public void each(Consumer<UserModel> visitor) {
    any(
        user -> {
          visitor.accept(user);
          return false;
        });
  }

  /** Whether one is such; looks no further than the page with the first. */
  public boolean any(Predicate<UserModel> wanted) {
    int first = 0;
    while (true) {
      Page page = page(first, wanted);
      if (page.found() || page.users() == 0) {
        return page.found();
      }
      first += page.users();
    }
  }

  private record Page(int users, boolean found) {}

  private Page page(int first, Predicate<UserModel> wanted) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory, own -> page(own, first, wanted));
  }

  private Page page(KeycloakSession own, int first, Predicate<UserModel> wanted) {
    RealmModel realm = own.realms().getRealm(realmId);
    own.getContext().setRealm(realm);
    List<UserModel> users =
        own.users()
            .searchForUserStream(
                realm, Map.of(UserModel.INCLUDE_SERVICE_ACCOUNT, "false"), first, PAGE)
            .toList();
    long found = users.stream().filter(wanted).count();
    return new Page(users.size(), found > 0);
  }
}
