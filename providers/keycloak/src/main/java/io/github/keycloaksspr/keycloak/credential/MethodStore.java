// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.MailAddresses;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.question.Answer;
import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.keycloak.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The methods that one user registered, as credentials: cached with the user, there for users of
 * read-only directories too, in no token and no directory.
 */
public final class MethodStore {

  private final KeycloakSession session;
  private final UserModel user;
  private final Clock clock;

  public MethodStore(KeycloakSession session, UserModel user, Clock clock) {
    this.session = session;
    this.user = user;
    this.clock = clock;
  }

  /**
   * What is registered under that type; empty when nothing is, or nothing that this release can
   * read.
   */
  public Optional<Registered> find(MethodCredentialType type) {
    return model(type).flatMap(model -> read(type, model));
  }

  /** Whether something is registered that this release cannot read: newer than it, or damaged. */
  public boolean isUnreadable(MethodCredentialType type) {
    return model(type).isPresent() && find(type).isEmpty();
  }

  /**
   * Stores a verified destination in place of any earlier one.
   *
   * @param label how Keycloak's own pages name it; the user's to change, so never relied on
   */
  public void save(MethodCredentialType type, String label, Destination destination) {
    Instant now = clock.instant();
    replace(
        type,
        label,
        MethodData.of(destination.mask(), now),
        new DestinationSecret(MethodData.VERSION, value(destination), extension(destination)));
  }

  /**
   * Stores answers in place of any earlier ones.
   *
   * @param label how Keycloak's own pages name them
   */
  public void save(String label, Map<Question, Answer> answers) {
    Instant now = clock.instant();
    replace(
        MethodCredentialType.QUESTIONS,
        label,
        MethodData.of("", now),
        HashedAnswers.hash(session, answers).secret());
  }

  /** Takes the registration away. */
  public void remove(MethodCredentialType type) {
    user.credentialManager()
        .getStoredCredentialsByTypeStream(type.id())
        .map(CredentialModel::getId)
        .toList()
        .forEach(user.credentialManager()::removeStoredCredentialById);
  }

  /**
   * Notes that the owner looked everything over and found it right.
   *
   * @param inUse the types that the policy lets the owner use; what is registered under others is
   *     kept, and the owner has seen now that it is not used
   */
  public void confirm(Set<MethodCredentialType> inUse) {
    Instant now = clock.instant();
    for (MethodCredentialType type : MethodCredentialType.values()) {
      change(type, data -> inUse.contains(type) ? data.confirmed(now) : data.setAside(now));
    }
  }

  /** Whether the owner has seen that what is registered under that type is not used any more. */
  public boolean isSetAside(MethodCredentialType type) {
    return model(type)
        .flatMap(model -> Json.read(model.getCredentialData(), MethodData.class))
        .flatMap(MethodData::setAsideAt)
        .isPresent();
  }

  private void change(MethodCredentialType type, UnaryOperator<MethodData> change) {
    model(type)
        .ifPresent(
            model ->
                Json.read(model.getCredentialData(), MethodData.class)
                    .filter(MethodData::isReadable)
                    .ifPresent(data -> write(model, change.apply(data))));
  }

  private void write(CredentialModel model, MethodData data) {
    model.setCredentialData(Json.write(data));
    user.credentialManager().updateStoredCredential(model);
  }

  private void replace(MethodCredentialType type, String label, MethodData data, Object secret) {
    remove(type);
    CredentialModel model = new CredentialModel();
    model.setType(type.id());
    model.setUserLabel(label);
    model.setCreatedDate(clock.millis());
    model.setCredentialData(Json.write(data));
    model.setSecretData(Json.write(secret));
    user.credentialManager().createStoredCredential(model);
  }

  private Optional<CredentialModel> model(MethodCredentialType type) {
    return user.credentialManager().getStoredCredentialsByTypeStream(type.id()).findFirst();
  }

  private Optional<Registered> read(MethodCredentialType type, CredentialModel model) {
    return Json.read(model.getCredentialData(), MethodData.class)
        .filter(MethodData::isReadable)
        .flatMap(
            data ->
                switch (type) {
                  case PHONE, EMAIL -> readDestination(type, model, data);
                  case QUESTIONS -> readQuestions(model, data);
                });
  }

  private static Optional<Registered> readDestination(
      MethodCredentialType type, CredentialModel model, MethodData data) {
    return Json.read(model.getSecretData(), DestinationSecret.class)
        .filter(secret -> MethodData.isReadable(secret.version()))
        .flatMap(secret -> destination(type, secret))
        .map(destination -> new Registered.At(model.getId(), data.lastConfirmed(), destination));
  }

  private Optional<Registered> readQuestions(CredentialModel model, MethodData data) {
    return Json.read(model.getSecretData(), QuestionsSecret.class)
        .filter(secret -> MethodData.isReadable(secret.version()))
        .filter(secret -> secret.answers().stream().allMatch(HashedAnswers::isOfKnownForm))
        .map(HashedAnswers::new)
        .filter(answers -> answers.areComparable(session))
        .map(
            answers ->
                new Registered.Questions(
                    model.getId(), data.lastConfirmed(), answers.questions(), answers));
  }

  private static Optional<Destination> destination(
      MethodCredentialType type, DestinationSecret secret) {
    return type == MethodCredentialType.PHONE
        ? phone(secret)
        : MailAddresses.read(secret.value()).map(Destination.class::cast);
  }

  private static Optional<Destination> phone(DestinationSecret secret) {
    try {
      return Optional.of(new PhoneNumber(secret.value(), secret.extension()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String value(Destination destination) {
    return destination instanceof PhoneNumber phone
        ? phone.e164()
        : ((MailAddress) destination).value();
  }

  private static Optional<String> extension(Destination destination) {
    return destination instanceof PhoneNumber phone ? phone.extension() : Optional.empty();
  }
}
