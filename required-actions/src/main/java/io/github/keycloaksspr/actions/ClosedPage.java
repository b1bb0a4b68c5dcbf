// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.page.Page;
import io.github.keycloaksspr.keycloak.registration.Door;
import jakarta.ws.rs.core.Response;
import org.keycloak.forms.login.LoginFormsProvider;

/** Says why there is nothing to register: the user could not reset with it. */
final class ClosedPage {

  private ClosedPage() {}

  /**
   * Draws the page.
   *
   * @param door why it is closed
   */
  static Response render(Door door, LoginFormsProvider form) {
    String mark = door == Door.MANAGED_ELSEWHERE ? "managed-elsewhere" : "not-enabled";
    return new Page(mark, "sspr-register-closed.ftl").with("why", mark).render(form);
  }
}
