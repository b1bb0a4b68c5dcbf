// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.admin.UserWalk;
import io.github.keycloaksspr.admin.report.UsersBeyondReach;
import io.github.keycloaksspr.domain.policy.Policy;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whether each user who may reset can set up as many methods as the policy asks for. */
record UsersBeyondReachCheck(KeycloakSession session, RealmModel realm, Policy policy)
    implements Check {

  @Override
  public List<Finding> findings() {
    UserWalk walk = new UserWalk(session.getKeycloakSessionFactory(), realm.getId());
    long users = new UsersBeyondReach(walk, policy).count();
    return users == 0
        ? List.of()
        : List.of(
            Finding.warning(
                "users-beyond-reach",
                "Users who cannot set up as many methods as a reset asks them for: "
                    + users
                    + ". They can sign in, but they cannot reset.",
                "Allow more methods, require fewer, or give these users an office phone."));
  }
}
