// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.keycloak.account.PrivilegedUsers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 *
 * <p>A database counts through all users before a page to find its beginning. So pages grow: few
 * users come quickly, and for many there are so few pages that this does not matter.
 */
public final class UserWalk {

  private static final int FIRST_PAGE = 200;

  /** Of this many users and what is loaded with them, a server can hold some 10 MB for a moment. */
  private static final int LARGEST_PAGE = 3_200;

  private final KeycloakSessionFactory factory;
  private final String realmId;

  public UserWalk(KeycloakSessionFactory factory, String realmId) {
    this.factory = factory;
    this.realmId = realmId;
  }

  /** Who of them is privileged under a policy. */
  public PrivilegedUsers privileged(Policy policy) {
    return PrivilegedUsers.of(factory, realmId, policy);
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
    return !pages(
        Optional.empty(), 0, (own, realm, users) -> users.stream().filter(wanted).count() == 0);
  }

  /** Sees one page of users, in their session, and asks for nothing that it has changed. */
  public interface PageVisitor {

    /** Whether the next page is wanted too. */
    boolean visit(KeycloakSession own, RealmModel realm, List<UserModel> users);
  }

  /**
   * Visits page after page, in the order of user names.
   *
   * @param search what names or mail addresses are searched for, as in Keycloak's console
   * @param first how many users to leave out
   * @return whether the visitor saw all there are
   */
  public boolean pages(Optional<String> search, int first, PageVisitor visitor) {
    Map<String, String> wanted = new HashMap<>();
    wanted.put(UserModel.INCLUDE_SERVICE_ACCOUNT, "false");
    search.ifPresent(text -> wanted.put(UserModel.SEARCH, text));
    int next = first;
    int size = FIRST_PAGE;
    while (true) {
      Page page = page(wanted, next, size, visitor);
      if (!page.goOn() || page.users() == 0) {
        return page.goOn();
      }
      next += page.users();
      size = Math.min(2 * size, LARGEST_PAGE);
    }
  }

  private record Page(int users, boolean goOn) {}

  private Page page(Map<String, String> wanted, int first, int size, PageVisitor visitor) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory, own -> page(own, wanted, first, size, visitor));
  }

  private Page page(
      KeycloakSession own, Map<String, String> wanted, int first, int size, PageVisitor visitor) {
    RealmModel realm = own.realms().getRealm(realmId);
    own.getContext().setRealm(realm);
    List<UserModel> users = own.users().searchForUserStream(realm, wanted, first, size).toList();
    BulkReadingAdapter.prepare(own);
    return new Page(users.size(), visitor.visit(own, realm, users));
  }
}
