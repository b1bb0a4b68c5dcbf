// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.registration.Enrolment;
import io.github.keycloaksspr.domain.registration.Exit;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.Registered;
import io.github.keycloaksspr.keycloak.method.MethodCatalogue;
import io.github.keycloaksspr.keycloak.page.Page;
import io.github.keycloaksspr.keycloak.registration.RegistrationState;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.forms.login.LoginFormsProvider;

/** Draws the list of methods. */
final class HubPages {

  private static final String MISSING = "missing";
  private static final String UNVERIFIED = "unverified";
  private static final Set<String> UNFINISHED = Set.of(MISSING, UNVERIFIED);

  private final Registration registration;
  private final Prompt prompt;

  HubPages(Registration registration, Prompt prompt) {
    this.registration = registration;
    this.prompt = prompt;
  }

  Response list(Optional<MethodId> removing, LoginFormsProvider form) {
    RegistrationState state = registration.state();
    Enrolment enrolment = state.enrolment();
    Set<Exit> exits = prompt.exits();
    List<Map<String, Object>> methods = entries(state);
    return new Page("register", "sspr-register.ftl")
        .with("mode", enrolment.isComplete() && prompt.isReview() ? "review" : "register")
        .with("methods", methods)
        .with("required", enrolment.required())
        .with("needed", enrolment.needed())
        .with("unobtainable", enrolment.unobtainable())
        .with("canFinish", exits.contains(Exit.FINISH))
        .with("canLater", exits.contains(Exit.LATER))
        .with("canCancel", exits.contains(Exit.CANCEL))
        .with("laterDays", prompt.graceDays())
        .with("removing", removing.map(MethodId::value).orElse(""))
        .with("suggestMore", isMoreSuggested(enrolment, methods))
        .render(form);
  }

  private List<Map<String, Object>> entries(RegistrationState state) {
    Stream<Map<String, Object>> offered =
        state.enabled().stream().flatMap(method -> entry(method).stream());
    return Stream.concat(offered, state.withdrawn().stream().map(this::withdrawn)).toList();
  }

  /** One method more than a reset asks for helps who cannot get at one of them. */
  private static boolean isMoreSuggested(Enrolment enrolment, List<Map<String, Object>> methods) {
    return enrolment.proofs() <= enrolment.required()
        && methods.stream()
            .map(method -> String.valueOf(method.get("state")))
            .anyMatch(UNFINISHED::contains);
  }

  /** Empty for what is not there and the user can do nothing about. */
  private Optional<Map<String, Object>> entry(MethodId method) {
    Optional<MethodCredentialType> type = registration.registeredAs(method);
    if (type.isPresent()) {
      return Optional.of(entry(method, type.get()));
    }
    MethodCatalogue catalogue = registration.sspr().catalogue();
    return catalogue.sendsCodes(method)
        ? catalogue
            .destinationInAttribute(method, registration.user())
            .map(given -> entry(method, "admin", given.mask(), catalogue.channels(method)))
        : elsewhere(method);
  }

  /** Another action sets it up and looks after it; we only say whether it is there. */
  private Optional<Map<String, Object>> elsewhere(MethodId method) {
    if (registration.usable().find(method).isPresent()) {
      return Optional.of(entry(method, "set", "", List.of()));
    }
    return new SetUpElsewhere(registration.context()).isOffered(method)
        ? Optional.of(entry(method, "missing", "", List.of()))
        : Optional.empty();
  }

  private Map<String, Object> entry(MethodId method, MethodCredentialType type) {
    Optional<Registered> registered = registration.store().find(type);
    List<Channel> channels = DestinationRegistration.choices(registration, method);
    if (registered.isPresent()) {
      String state = registration.usable().find(method).isPresent() ? "set" : "disallowed";
      return entry(method, state, hint(registered.get()), channels);
    }
    Optional<String> prefilled =
        registration
            .sspr()
            .catalogue()
            .registeredCodes(method)
            .flatMap(codes -> new DestinationRules(registration, codes, method).prefilled())
            .map(Destination::mask);
    String state = prefilled.isPresent() ? UNVERIFIED : MISSING;
    return entry(method, state, prefilled.orElse(""), channels);
  }

  /** Registered, and not to be used any more; all that is left is to remove it. */
  private Map<String, Object> withdrawn(MethodCredentialType type) {
    String hint = registration.store().find(type).map(HubPages::hint).orElse("");
    return entry(type.method(), "withdrawn", hint, List.of());
  }

  private Map<String, Object> entry(
      MethodId method, String state, String hint, List<Channel> channels) {
    return Map.of(
        "id",
        method.value(),
        "state",
        state,
        "hint",
        hint,
        "ours",
        registration.registeredAs(method).isPresent(),
        "channels",
        channels.stream().map(Channel::id).toList());
  }

  private static String hint(Registered registered) {
    return registered.destination().map(Destination::mask).orElse("");
  }
}
