// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.Note;
import io.github.keycloaksspr.keycloak.adapter.FlowAdapter;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.registration.EnrolmentAction;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The way from the list of methods to Keycloak's own action that sets up a second factor, and back.
 * The action waits in the session only; the list stands aside until it is done, or cancelled.
 */
final class SetUpElsewhere {

  private static final Note<String> UNDER_WAY = new Note<>("sspr.second-factor", String.class);

  /** The button with which Keycloak's pages leave an action that was asked for. */
  private static final String CANCEL = "cancel-aia";

  private final RequiredActionContext context;
  private final AuthenticationSessionModel session;

  SetUpElsewhere(RequiredActionContext context) {
    this.context = context;
    this.session = context.getAuthenticationSession();
  }

  /** Whether this realm lets people set that method up. */
  boolean isOffered(MethodId method) {
    return action(method).isPresent();
  }

  /** Goes to the page that sets it up. */
  void begin(MethodId method) {
    String action = action(method).orElseThrow();
    UNDER_WAY.write(session, action);
    session.addRequiredAction(action);
    // With this note Keycloak's page has a way back, and takes it.
    session.setClientNote(Constants.KC_ACTION_EXECUTING, action);
    context.challenge(FlowAdapter.nextAction(context));
    // Where the list itself must be seen to, Keycloak takes this for whatever comes before it too.
    session.removeClientNote(Constants.KC_ACTION_ENFORCED);
  }

  /** Before Keycloak decides what comes next: notices when the action is over. */
  void lookAfter() {
    UNDER_WAY.read(session).ifPresent(this::lookAfter);
  }

  /** Whether the list has to stand aside. */
  boolean isUnderWay() {
    return UNDER_WAY.read(session).isPresent();
  }

  private void lookAfter(String action) {
    if (isCancelled()
        || !EnrolmentAction.isEnabled(context.getSession(), context.getRealm(), action)) {
      session.removeRequiredAction(action);
    }
    if (!session.getRequiredActions().contains(action)) {
      UNDER_WAY.clear(session);
      session.removeClientNote(Constants.KC_ACTION_EXECUTING);
    }
  }

  private boolean isCancelled() {
    return !FormInput.of(context.getHttpRequest()).isBlank(CANCEL);
  }

  private Optional<String> action(MethodId method) {
    return EnrolmentAction.of(context.getSession(), context.getRealm(), method);
  }
}
