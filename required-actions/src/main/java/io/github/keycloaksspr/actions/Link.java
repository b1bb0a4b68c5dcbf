// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.registration.EnrolmentAction;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;

/** The action that an application, or a link to it, asks for ({@code kc_action}). */
final class Link {

  private final RequiredActionContext context;

  Link(RequiredActionContext context) {
    this.context = context;
  }

  /** Whether it leads to that action, and the action was not carried out yet. */
  boolean leadsTo(String action) {
    return action().filter(action::equals).isPresent();
  }

  /** Whether it leads to the registration of a single method. */
  boolean leadsToOneMethod() {
    return action()
        .filter(Names.REQUIRED_ACTIONS::contains)
        .filter(action -> !action.equals(Names.REGISTER_METHODS))
        .filter(
            action -> EnrolmentAction.isEnabled(context.getSession(), context.getRealm(), action))
        .isPresent();
  }

  private Optional<String> action() {
    return Optional.ofNullable(
        context.getAuthenticationSession().getClientNote(Constants.KC_ACTION));
  }
}
