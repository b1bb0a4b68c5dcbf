// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.code.CodeCheck;
import io.github.keycloaksspr.domain.code.Codes;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.limit.SendPermit;
import io.github.keycloaksspr.domain.typed.TypedCode;
import io.github.keycloaksspr.keycloak.Note;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.delivery.LateOutcome;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import io.github.keycloaksspr.keycloak.method.MethodCatalogue;
import io.github.keycloaksspr.keycloak.method.RegisteredCodeMethod;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.page.Seconds;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Registers a phone or a mailbox: give it, receive a code there, enter it. Until then nothing is
 * stored.
 */
final class DestinationRegistration implements MethodRegistration {

  private static final String DESTINATION = "destination";
  private static final String CODE = "code";
  private static final int LONGEST_DESTINATION = 254;

  private final Registration registration;
  private final MethodCredentialType type;
  private final RegisteredCodeMethod method;
  private final Place place;
  private final Note<PendingDestination> note;
  private final Codes codes;

  DestinationRegistration(
      Registration registration,
      MethodCredentialType type,
      RegisteredCodeMethod method,
      Place place) {
    this.registration = registration;
    this.type = type;
    this.method = method;
    this.place = place;
    this.note = new Note<>("sspr.registration." + type.id(), PendingDestination.class);
    this.codes = registration.sspr().codes();
  }

  @Override
  public Response page(LoginFormsProvider form) {
    return pages().render(pending(), prefilled(), channels().stream().findFirst(), form);
  }

  @Override
  public void abandon() {
    note.clear(session());
  }

  @Override
  public Progress answer(FormInput input) {
    if (input.asksFor("later")) {
      abandon();
      return new Progress.Left();
    }
    if (input.asksFor("another-way")) {
      abandon();
      return new Progress.Continued(page(form()));
    }
    Optional<PendingDestination> pending = pending();
    return pending.isPresent() ? enter(pending.get(), input) : give(input);
  }

  private Progress give(FormInput input) {
    Optional<String> problem =
        input.problem(DESTINATION, LONGEST_DESTINATION, "sspr-error-destination-missing");
    if (problem.isPresent()) {
      return refuseDestination(input, problem.get());
    }
    DestinationRules.Reading reading =
        new DestinationRules(registration, method, type.method()).read(input.trimmed(DESTINATION));
    if (reading instanceof DestinationRules.Reading.Refused refused) {
      return refuseDestination(input, refused.message());
    }
    Destination destination = ((DestinationRules.Reading.Allowed) reading).destination();
    Optional<Channel> channel = channel(input);
    if (channel.filter(way -> !MethodCatalogue.carries(way, destination)).isPresent()) {
      return refuseDestination(input, "sspr-error-phone-extension");
    }
    return channel.isPresent()
        ? send(destination, channel.get(), form -> typed(input, form))
        : refuseDestination(input, "sspr-error-choose-method");
  }

  private Progress enter(PendingDestination pending, FormInput input) {
    if (input.asksFor("resend")) {
      return resend(pending);
    }
    TypedCode typed = codes.read(input.text(CODE));
    return typed instanceof TypedCode.Malformed malformed
        ? refuseCode(malformed.reason().messageKey(), registration.sspr().policy().codes().length())
        : check(pending, input.text(CODE));
  }

  private Progress check(PendingDestination pending, String typed) {
    Destination destination = pending.destination();
    List<Codes.Replaced> earlier =
        pending.earlier().stream()
            .map(code -> new Codes.Replaced(code, binding(destination)))
            .toList();
    CodeCheck result =
        codes.check(Optional.of(pending.code()), binding(destination), earlier, typed);
    return switch (result) {
      case RIGHT -> save(destination);
      case WRONG -> failed("sspr-error-code-wrong", Errors.INVALID_USER_CREDENTIALS);
      case SUPERSEDED -> failed("sspr-error-code-superseded", "sspr_code_superseded");
      case EXPIRED -> failed("sspr-error-code-expired", Errors.EXPIRED_CODE);
      case USED_UP -> failed("sspr-error-code-used-up", "sspr_attempts_used_up");
      case ABSENT -> failed("sspr-error-code-none", Errors.INVALID_CODE);
    };
  }

  private Progress save(Destination destination) {
    new MethodChange(registration, type).save(method.registration(destination));
    note.clear(session());
    return new Progress.Saved();
  }

  private Progress resend(PendingDestination pending) {
    if (!codes.untilResend(pending.code()).isZero()) {
      int seconds = Seconds.of(codes.untilResend(pending.code()));
      return new Progress.Continued(page(form().setError("sspr-error-just-sent", seconds)));
    }
    return send(pending.destination(), pending.channel(), this::page);
  }

  /** Sends a code; stays on the page it came from when that was not possible. */
  private Progress send(
      Destination destination, Channel channel, Function<LoginFormsProvider, Response> otherwise) {
    CodeBinding binding = binding(destination);
    if (!codes.maySendNow(binding)) {
      long seconds = registration.sspr().policy().codes().resendCooldown().toSeconds();
      return new Progress.Continued(
          otherwise.apply(form().setError("sspr-error-just-sent", seconds)));
    }
    SendPermit permit =
        registration
            .sspr()
            .sendLimits()
            .ask(
                registration.sspr().subject(registration.user()),
                Purpose.REGISTER,
                channel,
                destination,
                registration.client());
    if (permit instanceof SendPermit.Refused refused) {
      codes.notSent(binding);
      Undelivered.note(session(), type.method(), Outcome.TRY_LATER);
      audit(AuditStep.SEND, refused.reason().error());
      return new Progress.Continued(
          otherwise.apply(form().setError(refused.reason().messageKey())));
    }
    return send(destination, channel, (SendPermit.Granted) permit, otherwise);
  }

  private Progress send(
      Destination destination,
      Channel channel,
      SendPermit.Granted permit,
      Function<LoginFormsProvider, Response> otherwise) {
    CodeBinding binding = binding(destination);
    Codes.Issued issued = codes.issue(binding);
    Outcome outcome =
        registration
            .sspr()
            .delivery()
            .send(
                registration.user(),
                channel,
                destination,
                Purpose.REGISTER,
                issued.digits(),
                registration.locale(),
                late(permit));
    Undelivered.note(session(), type.method(), outcome);
    if (!outcome.mayArrive()) {
      codes.notSent(binding);
      registration.sspr().sendLimits().notSent(permit);
      audit(AuditStep.SEND, outcome.error());
      return new Progress.Continued(otherwise.apply(form().setError(outcome.messageKey())));
    }
    Attempt.audit(registration, type.method())
        .success(
            EventType.CUSTOM_REQUIRED_ACTION,
            registration.user().getId(),
            AuditStep.SEND,
            Optional.of(type.method()),
            outcome.result());
    PendingDestination sent = PendingDestination.of(destination, channel, issued.kept());
    note.write(session(), pending().map(sent::after).orElse(sent));
    return new Progress.Continued(page(form().setInfo(outcome.messageKey())));
  }

  private LateOutcome late(SendPermit.Granted permit) {
    return new LateOutcome(
        Attempt.audit(registration, type.method()).origin(),
        EventType.CUSTOM_REQUIRED_ACTION,
        registration.user().getId(),
        type.method(),
        permit);
  }

  private Progress refuseDestination(FormInput input, String message) {
    return new Progress.Continued(
        typed(input, form().addError(new FormMessage(DESTINATION, message))));
  }

  private Progress refuseCode(String message, Object... parameters) {
    return new Progress.Continued(
        page(form().addError(new FormMessage(CODE, message, parameters))));
  }

  private Progress failed(String message, String error) {
    audit(AuditStep.REGISTER, error);
    return refuseCode(message);
  }

  private void audit(AuditStep step, String error) {
    Attempt.audit(registration, type.method())
        .failure(
            EventType.CUSTOM_REQUIRED_ACTION,
            registration.user().getId(),
            step,
            Optional.of(type.method()),
            error);
  }

  /** The first page again, with what was typed. */
  private Response typed(FormInput input, LoginFormsProvider form) {
    return pages()
        .render(
            Optional.empty(), input.shown(DESTINATION, LONGEST_DESTINATION), channel(input), form);
  }

  private DestinationPages pages() {
    return new DestinationPages(registration, type, place, channels());
  }

  /** Only to begin with: a user who changes a registration gives something new. */
  private String prefilled() {
    return registration.store().find(type).isPresent()
        ? ""
        : new DestinationRules(registration, method, type.method())
            .prefilled()
            .map(DestinationRegistration::spelled)
            .orElse("");
  }

  private static String spelled(Destination destination) {
    return destination instanceof PhoneNumber phone
        ? phone.spelled()
        : ((MailAddress) destination).value();
  }

  private List<Channel> channels() {
    return method.channels();
  }

  /**
   * The ways of which a user can choose where that method is registered; none to choose by mail.
   */
  static List<Channel> choices(Registration registration, MethodId method) {
    return registration.sspr().catalogue().channels(method).stream()
        .filter(channel -> channel != Channel.MAIL)
        .toList();
  }

  /** The way that was picked; where there is only one, it need not be picked. */
  private Optional<Channel> channel(FormInput input) {
    List<Channel> channels = channels();
    return channels.size() == 1
        ? channels.stream().findFirst()
        : Channel.of(input.text("channel")).filter(channels::contains);
  }

  private Optional<PendingDestination> pending() {
    return note.read(session());
  }

  private CodeBinding binding(Destination destination) {
    return new CodeBinding(
        registration.context().getRealm().getId(),
        registration.user().getId(),
        type.method(),
        destination,
        Purpose.REGISTER,
        session().getParentSession().getId() + "." + session().getTabId());
  }

  private LoginFormsProvider form() {
    return registration.context().form();
  }

  private AuthenticationSessionModel session() {
    return registration.context().getAuthenticationSession();
  }
}
