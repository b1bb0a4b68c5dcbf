// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.admin.UserWalk;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.installed.OwnMethods;
import io.github.keycloaksspr.keycloak.method.MethodCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the office phones that administrators and directories gave can be called. */
record OfficePhonesCheck(UserWalk users, Sspr sspr) implements Check {

  /** Users looked at; the registration report lists all of them. */
  private static final int MOST = 5_000;

  @Override
  public List<Finding> findings() {
    if (!sspr.catalogue().enabled(Set.of()).contains(OwnMethods.OFFICE_PHONE)) {
      return List.of();
    }
    int unreadable = unreadable();
    return unreadable == 0
        ? List.of()
        : List.of(
            Finding.warning(
                "office-phone-unreadable",
                "The office phones of "
                    + unreadable
                    + " of the first "
                    + MOST
                    + " users cannot be called: each is no single whole number, or one that the policy"
                    + " refuses.",
                "Look for office-phone in the column unreadable of the registration report, and"
                    + " correct the attribute "
                    + sspr.policy().attributes().officePhone()
                    + ": one number with the country code, such as +44 20 7946 0123."));
  }

  private int unreadable() {
    int[] seen = {0, 0};
    users.pages(
        Optional.empty(),
        0,
        (own, realm, page) -> {
          MethodCatalogue catalogue = Sspr.of(own, realm).catalogue();
          seen[0] += page.size();
          seen[1] +=
              (int)
                  page.stream()
                      .filter(
                          user -> catalogue.hasUnreadableAttribute(OwnMethods.OFFICE_PHONE, user))
                      .count();
          return seen[0] < MOST;
        });
    return seen[1];
  }
}
