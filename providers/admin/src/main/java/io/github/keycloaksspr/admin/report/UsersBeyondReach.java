// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.admin.UserWalk;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.keycloak.account.PrivilegedUsers;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The users who may reset, and need more methods than they can set up. */
public final class UsersBeyondReach {

  private final UserWalk walk;
  private final Policy policy;

  public UsersBeyondReach(UserWalk walk, Policy policy) {
    this.walk = walk;
    this.policy = policy;
  }

  /** How many there are. Looks at all users. */
  public long count() {
    PrivilegedUsers privileged = walk.privileged(policy);
    AtomicLong count = new AtomicLong();
    walk.pages(
        Optional.empty(),
        0,
        (own, realm, users) -> {
          Standings standings = new Standings(own, realm, policy, privileged);
          count.addAndGet(
              users.stream().filter(user -> standings.of(user).isBeyondReach()).count());
          return true;
        });
    return count.get();
  }
}
