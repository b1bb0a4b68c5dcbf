// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.page.Page;
import jakarta.ws.rs.core.Response;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * Says to somebody outside the scope of the policy that there is nothing to register: they could
 * not reset with it.
 */
final class ClosedPage {

  private ClosedPage() {}

  static Response render(LoginFormsProvider form) {
    return new Page("not-enabled", "sspr-register-closed.ftl").render(form);
  }
}
