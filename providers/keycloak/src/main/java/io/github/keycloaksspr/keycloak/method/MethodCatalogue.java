// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.method;

import io.github.keycloaksspr.domain.destination.AllowedDestinations;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.policy.Trait;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.MethodStore;
import io.github.keycloaksspr.keycloak.credential.Registered;
import io.github.keycloaksspr.keycloak.factor.ExistingOtp;
import io.github.keycloaksspr.keycloak.factor.ExistingOtps;
import io.github.keycloaksspr.keycloak.gateway.Gateways;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.common.Profile;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Knows which methods work in a realm, and which of them a user can use. */
public final class MethodCatalogue {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Policy policy;

  public MethodCatalogue(KeycloakSession session, RealmModel realm, Policy policy) {
    this.session = session;
    this.realm = realm;
    this.policy = policy;
  }

  /** The methods that policy allows such users and that can work here, in the order of pages. */
  public List<MethodId> enabled(Set<Trait> traits) {
    return Arrays.stream(MethodId.values())
        .filter(method -> policy.requirements().allows(method, traits))
        .filter(this::works)
        .toList();
  }

  /** The ways to reach a phone that a gateway serves. */
  public List<Channel> phoneChannels() {
    return Stream.of(Channel.SMS, Channel.VOICE).filter(this::serves).toList();
  }

  /** The ways that a code for that method can travel here; none where it sends nothing. */
  public List<Channel> channels(MethodId method) {
    return switch (method) {
      case OFFICE_PHONE -> List.of(Channel.VOICE);
      case AUTH_PHONE -> phoneChannels();
      case AUTH_EMAIL -> List.of(Channel.MAIL);
      case AUTHENTICATOR_APP, RECOVERY_CODE, SECURITY_QUESTIONS -> List.of();
    };
  }

  /** The ways that a code for that method can travel there: a text message reaches no extension. */
  public List<Channel> channels(MethodId method, Destination destination) {
    return channels(method).stream().filter(channel -> carries(channel, destination)).toList();
  }

  /** Whether what travels that way can get there. */
  public static boolean carries(Channel channel, Destination destination) {
    return channel != Channel.SMS
        || !(destination instanceof PhoneNumber phone)
        || phone.extension().isEmpty();
  }

  /** The methods with which this user can prove identity now. */
  public UsableMethods usableBy(
      UserModel user, Set<Trait> traits, MethodStore store, ExistingOtps existingOtps) {
    return new UsableMethods(
        enabled(traits).stream()
            .flatMap(method -> usable(method, user, store, existingOtps).stream())
            .toList());
  }

  /**
   * What is registered and does not count any more: the policy took the method from such users, or
   * a rule forbids the number or address now. It is kept, and counts again when that is over.
   */
  public List<MethodCredentialType> withdrawn(
      UserModel user, Set<Trait> traits, MethodStore store) {
    AllowedDestinations allowed = UserDestinations.of(policy, user);
    return Arrays.stream(MethodCredentialType.values())
        .filter(type -> store.find(type).isPresent())
        .filter(
            type ->
                !policy.requirements().allows(type.method(), traits)
                    || destination(type, store).flatMap(allowed::problem).isPresent())
        .toList();
  }

  /** The office phone that an administrator or the directory gave, if it can be called. */
  public Optional<PhoneNumber> officePhone(UserModel user) {
    return attribute(user, policy.attributes().officePhone()).flatMap(this::phone);
  }

  /** Whether a value is there for the office phone, but none that can be called. */
  public boolean hasUnreadableOfficePhone(UserModel user) {
    return attribute(user, policy.attributes().officePhone()).isPresent()
        && officePhone(user).isEmpty();
  }

  /**
   * The value to begin with that an administrator or the directory gave for a destination to be
   * registered.
   */
  public Optional<String> prefill(MethodCredentialType type, UserModel user) {
    return switch (type) {
      case PHONE -> policy.attributes().prefillPhone().flatMap(name -> attribute(user, name));
      case EMAIL -> policy.attributes().prefillEmail().flatMap(name -> attribute(user, name));
      case QUESTIONS -> Optional.empty();
    };
  }

  private Optional<UsableMethod> usable(
      MethodId method, UserModel user, MethodStore store, ExistingOtps existingOtps) {
    return switch (method) {
      case OFFICE_PHONE ->
          officePhone(user).map(phone -> UsableMethod.to(method, phone, channels(method)));
      case AUTH_PHONE -> registered(method, MethodCredentialType.PHONE, user, store);
      case AUTH_EMAIL -> registered(method, MethodCredentialType.EMAIL, user, store);
      case AUTHENTICATOR_APP, RECOVERY_CODE ->
          existingOtps
              .of(method)
              .map(ExistingOtp::credentials)
              .filter(credentials -> !credentials.isEmpty())
              .map(credentials -> UsableMethod.withoutDestination(method, credentials));
      case SECURITY_QUESTIONS ->
          store
              .find(MethodCredentialType.QUESTIONS)
              .filter(this::answersEnough)
              .map(Registered::credentialId)
              .map(id -> UsableMethod.withoutDestination(method, Set.of(id)));
    };
  }

  private Optional<UsableMethod> registered(
      MethodId method, MethodCredentialType type, UserModel user, MethodStore store) {
    return destination(type, store)
        .filter(UserDestinations.of(policy, user)::allow)
        .filter(destination -> !channels(method, destination).isEmpty())
        .map(destination -> UsableMethod.to(method, destination, channels(method, destination)));
  }

  private static Optional<Destination> destination(MethodCredentialType type, MethodStore store) {
    return store
        .find(type)
        .filter(Registered.At.class::isInstance)
        .map(Registered.At.class::cast)
        .map(Registered.At::destination);
  }

  private boolean answersEnough(Registered registered) {
    return registered instanceof Registered.Questions questions
        && questions.questions().size() >= policy.questions().toReset();
  }

  private boolean works(MethodId method) {
    return switch (method) {
      case OFFICE_PHONE -> serves(Channel.VOICE);
      case AUTH_PHONE -> !phoneChannels().isEmpty();
      case AUTH_EMAIL -> !realm.getSmtpConfig().isEmpty();
      case AUTHENTICATOR_APP, SECURITY_QUESTIONS -> true;
      case RECOVERY_CODE -> Profile.isFeatureEnabled(Profile.Feature.RECOVERY_CODES);
    };
  }

  private boolean serves(Channel channel) {
    return Gateways.of(session, realm).gateway().serves(channel);
  }

  private Optional<PhoneNumber> phone(String text) {
    return policy.phones().read(text) instanceof PhoneNumbers.Reading.Valid valid
        ? Optional.of(valid.number())
        : Optional.empty();
  }

  private static Optional<String> attribute(UserModel user, String name) {
    return Optional.ofNullable(user.getFirstAttribute(name)).filter(value -> !value.isBlank());
  }
}
