// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.domain.policy.Helpdesk;
import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.contact.Administrators;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whether an administrator gets the mail of users who ask for help. */
record ContactCheck(KeycloakSession session, RealmModel realm, Sspr sspr) implements Check {

  @Override
  public List<Finding> findings() {
    boolean unread =
        sspr.policy().helpdesk() instanceof Helpdesk.Administrators
            && new Administrators(session, realm).toContact().isEmpty();
    return unread
        ? List.of(
            Finding.warning(
                "nobody-to-contact",
                "No administrator gets the mail of users who ask for help.",
                "Set helpdesk in the policy, or give the role "
                    + Names.HELPDESK_ROLE
                    + " to users with a verified mail address."))
        : List.of();
  }
}
