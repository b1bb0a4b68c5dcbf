// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.admin.UserWalk;
import io.github.keycloaksspr.admin.VisibleUsers;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.report.Paging;
import io.github.keycloaksspr.domain.report.RegistrationFilter;
import io.github.keycloaksspr.domain.report.RegistrationRow;
import io.github.keycloaksspr.keycloak.account.PrivilegedUsers;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Who has registered what. */
final class RegistrationReport implements Report {

  private static final ReportHead HEAD =
      new ReportHead("sspr-registration", RegistrationRow.HEAD, Optional.empty());

  private final UserWalk walk;
  private final VisibleUsers visible;
  private final Policy policy;
  private final Optional<String> search;
  private final RegistrationFilter filter;
  private final Paging paging;

  RegistrationReport(
      UserWalk walk,
      VisibleUsers visible,
      Policy policy,
      Optional<String> search,
      RegistrationFilter filter,
      Paging paging) {
    this.walk = walk;
    this.visible = visible;
    this.policy = policy;
    this.search = search;
    this.filter = filter;
    this.paging = paging;
  }

  @Override
  public ReportHead head() {
    return HEAD;
  }

  @Override
  public void rows(Rows to) {
    // Without a filter of ours, the database can leave out what comes before the page.
    boolean unfiltered =
        filter.equals(RegistrationFilter.ALL) && visible.equals(VisibleUsers.EVERYBODY);
    int start = unfiltered ? Math.toIntExact(paging.first()) : 0;
    if (!paging.isOver(start)) {
      walk.pages(search, start, new Cut(to, start, walk.privileged(policy))::visit);
    }
  }

  /** Takes the page's rows out of the users that go by. */
  private final class Cut {

    private final Rows to;
    private final PrivilegedUsers privileged;
    private long number;

    private Cut(Rows to, long number, PrivilegedUsers privileged) {
      this.to = to;
      this.number = number;
      this.privileged = privileged;
    }

    private boolean visit(KeycloakSession own, RealmModel realm, List<UserModel> users) {
      Standings standings = new Standings(own, realm, policy, privileged);
      for (UserModel user : users.stream().filter(visible.in(own, realm)).toList()) {
        RegistrationRow row =
            RegistrationRow.of(
                user.getId(),
                user.getUsername(),
                standings.of(user),
                standings.withdrawn(user),
                standings.lastConfirmed(user),
                standings.unreadable(user));
        if (filter.matches(row)) {
          if (paging.contains(number)) {
            to.take(row);
          }
          number++;
          if (paging.isOver(number)) {
            return false;
          }
        }
      }
      return true;
    }
  }
}
