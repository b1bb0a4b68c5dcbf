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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;

/** Draws the list of methods. */
final class HubPages {

  private static final String WITHDRAWN = "withdrawn";

  /** The method is still there, and only this number or address may not be used. */
  private static final String FORBIDDEN = "withdrawn-destination";

  private static final String MISSING = "missing";
  private static final String UNVERIFIED = "unverified";
  private static final Set<String> UNFINISHED = Set.of(MISSING, UNVERIFIED);

  private final Registration registration;
  private final Prompt prompt;

  HubPages(Registration registration, Prompt prompt) {
    this.registration = registration;
    this.prompt = prompt;
  }

  Response list(Optional<MethodCredentialType> removing, LoginFormsProvider form) {
    List<Map<String, Object>> methods = entries();
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
        .with("suggestMore", isMoreSuggested(methods))
        .render(form);
  }

  private List<Map<String, Object>> entries() {
    List<MethodId> enabled = registration.sspr().enabledFor(registration.user());
    Stream<Map<String, Object>> offered =
        enabled.stream().flatMap(method -> entry(method).stream());
    Stream<Map<String, Object>> withdrawn =
        registration.withdrawn().stream()
            .filter(type -> !enabled.contains(type.method()))
            .map(type -> withdrawn(type, WITHDRAWN));
    return Stream.concat(offered, withdrawn).toList();
  }

  /** One method more than a reset asks for helps who cannot get at one of them. */
  private boolean isMoreSuggested(List<Map<String, Object>> methods) {
    return registration.usable().distinctProofs() <= registration.required()
        && methods.stream()
            .map(method -> String.valueOf(method.get("state")))
            .anyMatch(UNFINISHED::contains);
  }

  /** Who came on purpose can cancel instead. */
  boolean canLater() {
    return registration.needed() > 0 && prompt.graceDays() > 0 && !isOnPurpose();
  }

  private boolean isReview() {
    return isOnPurpose() || prompt.isReviewDue() || AskedByAdministrator.is(registration.user());
  }

  private boolean isOnPurpose() {
    return registration
            .context()
            .getAuthenticationSession()
            .getClientNote(Constants.KC_ACTION_EXECUTING)
        != null;
  }

  /** Empty for what is not there and the user can do nothing about. */
  private Optional<Map<String, Object>> entry(MethodId method) {
    if (method.isSecondFactor()) {
      return secondFactor(method);
    }
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

  /** Keycloak sets it up and looks after it; we only say whether it is there. */
  private Optional<Map<String, Object>> secondFactor(MethodId method) {
    if (registration.usable().find(method).isPresent()) {
      return Optional.of(entry(method, "set", "", List.of()));
    }
    return new SecondFactorSetUp(registration.context()).isOffered(method)
        ? Optional.of(entry(method, "missing", "", List.of()))
        : Optional.empty();
  }

  private Map<String, Object> entry(MethodId method, MethodCredentialType type) {
    if (registration.withdrawn().contains(type)) {
      return withdrawn(type, FORBIDDEN);
    }
    Optional<Registered> registered = registration.store().find(type);
    List<Channel> channels =
        type == MethodCredentialType.PHONE
            ? registration.sspr().catalogue().phoneChannels()
            : List.of();
    if (registered.isPresent()) {
      return entry(method, "set", hint(registered.get()), channels);
    }
    Optional<String> prefilled =
        new DestinationRules(registration, type).prefilled().map(Destination::mask);
    String state = prefilled.isPresent() ? UNVERIFIED : MISSING;
    return entry(method, state, prefilled.orElse(""), channels);
  }

  /** Registered, and not to be used any more. */
  private Map<String, Object> withdrawn(MethodCredentialType type, String about) {
    String hint = registration.store().find(type).map(HubPages::hint).orElse("");
    Map<String, Object> entry = new HashMap<>(entry(type.method(), WITHDRAWN, hint, List.of()));
    entry.put("about", about);
    return Map.copyOf(entry);
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
        "ours",
        MethodCredentialType.of(method).isPresent(),
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
