// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import io.github.keycloaksspr.keycloak.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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
   * Stores what was verified in place of any earlier registration.
   *
   * @param label how Keycloak's own pages name it; the user's to change, so never relied on
   */
  public void save(MethodCredentialType type, String label, NewRegistration registration) {
    remove(type);
    CredentialModel model = new CredentialModel();
    model.setType(type.id());
    model.setUserLabel(label);
    model.setCreatedDate(clock.millis());
    model.setCredentialData(Json.write(MethodData.of(registration.mask(), clock.instant())));
    model.setSecretData(Json.write(registration.secret()));
    user.credentialManager().createStoredCredential(model);
  }

  /** Takes the registration away. */
  public void remove(MethodCredentialType type) {
    user.credentialManager()
        .getStoredCredentialsByTypeStream(type.id())
        .map(CredentialModel::getId)
        .toList()
        .forEach(user.credentialManager()::removeStoredCredentialById);
  }

  /** Notes that the owner looked it over and found it right. */
  public void confirm(MethodCredentialType type) {
    Instant now = clock.instant();
    change(type, data -> data.confirmed(now));
  }

  /** Notes that the owner saw that it is kept, but not used any more. */
  public void setAside(MethodCredentialType type) {
    Instant now = clock.instant();
    change(type, data -> data.setAside(now));
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

  private Optional<CredentialModel> model(MethodCredentialType type) {
    return user.credentialManager().getStoredCredentialsByTypeStream(type.id()).findFirst();
  }

  private Optional<Registered> read(MethodCredentialType type, CredentialModel model) {
    return Json.read(model.getCredentialData(), MethodData.class)
        .filter(MethodData::isReadable)
        .map(
            data ->
                new StoredCredential(
                    model.getId(),
                    data.lastConfirmed(),
                    Optional.ofNullable(model.getSecretData())))
        .flatMap(stored -> type.form().read(session, stored));
  }
}
