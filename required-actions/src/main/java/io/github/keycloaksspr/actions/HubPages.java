// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.Registered;
import io.github.keycloaksspr.keycloak.page.Page;
import io.github.keycloaksspr.keycloak.registration.AskedByAdministrator;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;

/** Draws the list of methods. */
final class HubPages {

  private final Registration registration;
  private final Prompt prompt;

  HubPages(Registration registration, Prompt prompt) {
    this.registration = registration;
    this.prompt = prompt;
  }

  Response list(Optional<MethodCredentialType> removing, LoginFormsProvider form) {
    List<Map<String, Object>> methods =
        registration.sspr().enabledFor(registration.user()).stream()
            .flatMap(method -> entry(method).stream())
            .toList();
    int needed = registration.needed();
    return new Page("register", "sspr-register.ftl")
        .with("mode", needed == 0 && isReview() ? "review" : "register")
        .with("methods", methods)
        .with("required", registration.required())
        .with("needed", needed)
        .with("canFinish", needed == 0)
        .with("canLater", canLater())
        .with("laterDays", prompt.graceDays())
        .with("removing", removing.map(type -> type.method().id()).orElse(""))
        .with("suggestMore", registration.usable().distinctProofs() <= registration.required())
        .render(form);
  }

  /** Who came on purpose can cancel instead. */
  boolean canLater() {
    return registration.needed() > 0 && prompt.graceDays() > 0 && !isOnPurpose();
  }

  private boolean isReview() {
    return isOnPurpose()
        || prompt.isReconfirmationDue()
        || AskedByAdministrator.is(registration.user());
  }

  private boolean isOnPurpose() {
    return registration
            .context()
            .getAuthenticationSession()
            .getClientNote(Constants.KC_ACTION_EXECUTING)
        != null;
  }

  /** Empty for an office phone that nobody set: there is nothing the user could do about it. */
  private Optional<Map<String, Object>> entry(MethodId method) {
    Optional<MethodCredentialType> type = MethodCredentialType.of(method);
    if (type.isEmpty()) {
      return registration
          .sspr()
          .catalogue()
          .officePhone(registration.user())
          .map(phone -> entry(method, "admin", phone.mask(), List.of(Channel.VOICE)));
    }
    return Optional.of(entry(method, type.get()));
  }

  private Map<String, Object> entry(MethodId method, MethodCredentialType type) {
    Optional<Registered> registered = registration.store().find(type);
    List<Channel> channels =
        type == MethodCredentialType.PHONE
            ? registration.sspr().catalogue().phoneChannels()
            : List.of();
    if (registered.isPresent()) {
      return entry(method, "set", hint(registered.get()), channels);
    }
    boolean prefilled =
        registration.sspr().catalogue().prefill(type, registration.user()).isPresent();
    return entry(method, prefilled ? "unverified" : "missing", "", channels);
  }

  private static Map<String, Object> entry(
      MethodId method, String state, String hint, List<Channel> channels) {
    return Map.of(
        "id",
        method.id(),
        "state",
        state,
        "hint",
        hint,
        "channels",
        channels.stream().map(Channel::id).toList());
  }

  private static String hint(Registered registered) {
    return registered instanceof Registered.At at ? mask(at.destination()) : "";
  }

  private static String mask(Destination destination) {
    return destination.mask();
  }
}
