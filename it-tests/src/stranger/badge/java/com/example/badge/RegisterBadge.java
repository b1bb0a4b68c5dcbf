// SPDX-License-Identifier: Apache-2.0
package com.example.badge;

import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** A signed-in user registers a badge. */
final class RegisterBadge implements RequiredActionProvider {

  private static final String NUMBER = "badge";

  /** The list of methods leads here, and Keycloak's own links. */
  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    // The user comes from the list of methods, and is not asked at sign-in.
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    show(context, context.form());
  }

  @Override
  public void processAction(RequiredActionContext context) {
    String number =
        Optional.ofNullable(context.getHttpRequest().getDecodedFormParameters().getFirst(NUMBER))
            .orElse("")
            .strip();
    if (!Badge.isNumber(number)) {
      show(context, context.form().addError(new FormMessage(NUMBER, "badge-number-wrong")));
      return;
    }
    Badge.store(context.getUser(), number);
    // The listener of this event tells the user, in the name of the method.
    context
        .getEvent()
        .clone()
        .event(EventType.UPDATE_CREDENTIAL)
        .detail(Details.CREDENTIAL_TYPE, Badge.TYPE)
        .success();
    context.success();
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private static void show(RequiredActionContext context, LoginFormsProvider form) {
    context.challenge(
        form.setAttribute("sspr", Map.of("page", "register-badge"))
            .createForm("badge-register.ftl"));
  }
}
