// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.method;

import io.github.keycloaksspr.domain.destination.AllowedDestinations;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.policy.Trait;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.MethodStore;
import io.github.keycloaksspr.keycloak.credential.Registered;
import io.github.keycloaksspr.keycloak.gateway.Gateways;
import io.github.keycloaksspr.keycloak.installed.GuardedMethod;
import io.github.keycloaksspr.keycloak.installed.InstalledMethods;
import io.github.keycloaksspr.keycloak.installed.OwnMethodFactory;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import io.github.keycloaksspr.spi.method.Availability;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import io.github.keycloaksspr.spi.method.VerificationMethodFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Knows which methods work in a realm, and which of them a user can use. */
public final class MethodCatalogue {

  private static final String BROKEN =
      "The extension that brings it fails; the server's log says how.";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Sspr sspr;
  private final Policy policy;
  private final InstalledMethods installed;

  public MethodCatalogue(KeycloakSession session, RealmModel realm, Sspr sspr) {
    this.session = session;
    this.realm = realm;
    this.sspr = sspr;
    this.policy = sspr.policy();
    this.installed = InstalledMethods.of(session.getKeycloakSessionFactory());
  }

  /** All methods of this server, whatever the policy says. */
  public InstalledMethods installed() {
    return installed;
  }

  /** The methods that policy allows such users and that can work here, in the order of pages. */
  public List<MethodId> enabled(Set<Trait> traits) {
    return installed.factories().stream()
        .filter(factory -> isAllowed(factory, traits))
        .filter(factory -> availability(factory) instanceof Availability.Ready)
        .map(VerificationMethodFactory::method)
        .toList();
  }

  /** Whether the policy lets such users register and use that method. */
  public boolean isAllowed(MethodId method, Set<Trait> traits) {
    return installed.find(method).filter(factory -> isAllowed(factory, traits)).isPresent();
  }

  private boolean isAllowed(VerificationMethodFactory factory, Set<Trait> traits) {
    return policy.requirements().allows(factory.method(), factory.kinds(), traits);
  }

  /** Whether that method can work here. */
  public Availability availability(VerificationMethodFactory factory) {
    return new GuardedMethod(factory)
        .call("availability", () -> make(factory).availability())
        .orElseGet(() -> Availability.because(BROKEN));
  }

  /**
   * The method of that name.
   *
   * @throws java.util.NoSuchElementException if it is not installed
   */
  public VerificationMethod method(MethodId method) {
    return make(installed.find(method).orElseThrow());
  }

  private VerificationMethod make(VerificationMethodFactory factory) {
    return factory instanceof OwnMethodFactory own
        ? own.create(session, realm, sspr)
        : session.getProvider(VerificationMethod.class, factory.getId());
  }

  private Optional<CodeMethod> codes(MethodId method) {
    return own(method, CodeMethod.class);
  }

  /** That method, if users register where its codes go. */
  public Optional<RegisteredCodeMethod> registeredCodes(MethodId method) {
    return own(method, RegisteredCodeMethod.class);
  }

  /** That method, if users register it with a form of its own. */
  public Optional<FormMethod> withForm(MethodId method) {
    return own(method, FormMethod.class);
  }

  private <T> Optional<T> own(MethodId method, Class<T> kind) {
    return installed
        .find(method)
        .filter(OwnMethodFactory.class::isInstance)
        .map(this::make)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** Whether that method sends codes. */
  public boolean sendsCodes(MethodId method) {
    return codes(method).isPresent();
  }

  /** The ways to reach a phone that a gateway serves. */
  public List<Channel> phoneChannels() {
    return Stream.of(Channel.SMS, Channel.VOICE).filter(this::serves).toList();
  }

  /** The ways that a code for that method can travel here; none where it sends nothing. */
  public List<Channel> channels(MethodId method) {
    return codes(method).map(CodeMethod::channels).orElse(List.of());
  }

  /** Whether what travels that way can get there: a text message reaches no extension. */
  public static boolean carries(Channel channel, Destination destination) {
    return channel != Channel.SMS
        || !(destination instanceof PhoneNumber phone)
        || phone.extension().isEmpty();
  }

  /** The methods with which this user can prove identity now. */
  public UsableMethods usableBy(UserModel user, Set<Trait> traits) {
    return new UsableMethods(
        enabled(traits).stream().flatMap(method -> usable(method, user).stream()).toList());
  }

  /**
   * What is registered and does not count any more: the policy took the method from such users, or
   * a rule forbids the number or address now. It is kept, and counts again when that is over.
   */
  public List<MethodCredentialType> withdrawn(
      UserModel user, Set<Trait> traits, MethodStore store) {
    AllowedDestinations allowed = UserDestinations.of(policy, user);
    return installed.registeredHere().stream()
        .filter(type -> store.find(type).isPresent())
        .filter(
            type ->
                !isAllowed(type.method(), traits)
                    || store
                        .find(type)
                        .flatMap(Registered::destination)
                        .flatMap(allowed::problem)
                        .isPresent())
        .toList();
  }

  /** Where codes for that user go that the user did not register, such as an office phone. */
  public Optional<Destination> destinationInAttribute(MethodId method, UserModel user) {
    return codes(method)
        .filter(codes -> codes.attribute().isPresent())
        .flatMap(codes -> codes.destination(user));
  }

  /** The attribute with the destination of a method that users do not register themselves. */
  public Optional<String> attribute(MethodId method) {
    return codes(method).flatMap(CodeMethod::attribute);
  }

  /** Whether that attribute has a value, but none that a code can go to. */
  public boolean hasUnreadableAttribute(MethodId method, UserModel user) {
    return attribute(method).flatMap(name -> attribute(user, name)).isPresent()
        && destinationInAttribute(method, user).isEmpty();
  }

  /**
   * The destination to begin with that an administrator or the directory gave, where the user could
   * register it with that method. A value that cannot be used is as good as none.
   */
  public Optional<Destination> prefilled(MethodId method, UserModel user) {
    return registeredCodes(method)
        .flatMap(
            codes ->
                codes
                    .prefillAttribute()
                    .flatMap(name -> attribute(user, name))
                    .map(text -> codes.read(text, new NewDestinations(policy, user))))
        .filter(NewDestinations.Reading.Allowed.class::isInstance)
        .map(allowed -> ((NewDestinations.Reading.Allowed) allowed).destination());
  }

  /** All phones and mailboxes that the user registered, whether the rules allow them now or not. */
  public Set<Destination> registeredDestinations(UserModel user) {
    return installed.registeredHere().stream()
        .flatMap(type -> sspr.store(user).find(type).stream())
        .flatMap(registered -> registered.destination().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<UsableMethod> usable(MethodId method, UserModel user) {
    VerificationMethodFactory factory = installed.find(method).orElseThrow();
    return codes(method).isPresent()
        ? codes(method).flatMap(codes -> usable(method, codes, user))
        : new GuardedMethod(factory)
            .call("enrolment", () -> make(factory).enrolment(user))
            .flatMap(enrolment -> enrolment)
            .map(enrolment -> UsableMethod.withoutDestination(method, enrolment.credentials()));
  }

  private static Optional<UsableMethod> usable(MethodId method, CodeMethod codes, UserModel user) {
    return codes
        .destination(user)
        .flatMap(destination -> usable(method, codes.channels(), destination));
  }

  private static Optional<UsableMethod> usable(
      MethodId method, List<Channel> ways, Destination destination) {
    List<Channel> channels =
        ways.stream().filter(channel -> carries(channel, destination)).toList();
    return channels.isEmpty()
        ? Optional.empty()
        : Optional.of(UsableMethod.to(method, destination, channels));
  }

  private boolean serves(Channel channel) {
    return Gateways.of(session, realm).gateway().serves(channel);
  }

  private static Optional<String> attribute(UserModel user, String name) {
    return Optional.ofNullable(user.getFirstAttribute(name)).filter(value -> !value.isBlank());
  }
}
