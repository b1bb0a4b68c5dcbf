// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.admin.UserWalk;
import io.github.keycloaksspr.admin.VisibleUsers;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.report.Paging;
import io.github.keycloaksspr.domain.report.PolicyChange;
import io.github.keycloaksspr.domain.report.PreviewCount;
import io.github.keycloaksspr.keycloak.account.PrivilegedUsers;
import java.util.List;
import java.util.Optional;

/**
 * Compares where users stand under two policies.
 *
 * @param visible whose names it may give
 */
record PolicyPreview(UserWalk walk, VisibleUsers visible, Policy before, Policy after) {

  /**
   * What came of it.
   *
   * @param users how many were looked at
   * @param stranded who could reset, and could not any more
   * @param gained who could not, and could
   * @param askedAgain who would be asked at the next sign-in, and is not now
   * @param beyondReach who would need more methods than can be set up, and does not now
   */
  record Result(
      long users, Touched stranded, Touched gained, Touched askedAgain, Touched beyondReach) {

    private static Result of(PreviewCount count) {
      return new Result(
          count.users(),
          Touched.of(count, PolicyChange.STRANDED),
          Touched.of(count, PolicyChange.GAINED),
          Touched.of(count, PolicyChange.ASKED_AGAIN),
          Touched.of(count, PolicyChange.BEYOND_REACH));
    }
  }

  /**
   * Users that something happens to.
   *
   * @param examples names of some of them
   */
  record Touched(long count, List<String> examples) {

    private static Touched of(PreviewCount count, PolicyChange change) {
      return new Touched(count.count(change), count.examples(change));
    }
  }

  /**
   * Looks at all users.
   *
   * @param names which names of each kind to give
   */
  Result count(Paging names) {
    PreviewCount count = new PreviewCount(names);
    PrivilegedUsers now = walk.privileged(before);
    PrivilegedUsers then = walk.privileged(after);
    walk.pages(
        Optional.empty(),
        0,
        (own, realm, users) -> {
          Standings today = new Standings(own, realm, before, now);
          Standings tomorrow = new Standings(own, realm, after, then);
          users.stream()
              .filter(visible.in(own, realm))
              .forEach(user -> count.add(user.getUsername(), today.of(user), tomorrow.of(user)));
          return true;
        });
    return Result.of(count);
  }
}
