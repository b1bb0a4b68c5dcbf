// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import io.github.keycloaksspr.keycloak.Json;
import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.Sspr;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Shows one of our credential types to Keycloak's account and admin consoles. */
final class MethodCredentialProvider implements CredentialProvider<CredentialModel> {

  private final KeycloakSession session;
  private final MethodCredentialType type;

  MethodCredentialProvider(KeycloakSession session, MethodCredentialType type) {
    this.session = session;
    this.type = type;
  }

  @Override
  public String getType() {
    return type.id();
  }

  @Override
  public CredentialModel createCredential(
      RealmModel realm, UserModel user, CredentialModel credential) {
    return user.credentialManager().createStoredCredential(credential);
  }

  @Override
  public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
    return user.credentialManager().removeStoredCredentialById(credentialId);
  }

  @Override
  public CredentialModel getCredentialFromModel(CredentialModel model) {
    return model;
  }

  /**
   * Offers to look over what is there, and to set up what is not if the policy lets this user; the
   * console shows one button of the two.
   */
  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    CredentialTypeMetadata.CredentialTypeMetadataBuilder metadata =
        CredentialTypeMetadata.builder()
            .type(getType())
            .category(CredentialTypeMetadata.Category.BASIC_AUTHENTICATION)
            .displayName(getType() + "-display-name")
            .helpText(getType() + "-help-text")
            .iconCssClass(CredentialTypeMetadata.DEFAULT_ICON_CSS_CLASS)
            .removeable(true);
    if (isRegistered(context.getUser())) {
      metadata.updateAction(Names.REGISTER_METHODS);
    } else if (mayRegister(context.getUser())) {
      metadata.createAction(type.registerAction());
    }
    return metadata.build(session);
  }

  @Override
  public CredentialMetadata getCredentialMetadata(
      CredentialModel model, CredentialTypeMetadata typeMetadata) {
    CredentialMetadata metadata = new CredentialMetadata();
    metadata.setCredentialModel(model);
    Json.read(model.getCredentialData(), MethodData.class)
        .map(MethodData::mask)
        .filter(mask -> !mask.isEmpty())
        .ifPresent(mask -> metadata.setInfoMessage("sspr-credential-info", mask));
    return metadata;
  }

  private boolean mayRegister(UserModel user) {
    Sspr sspr = Sspr.of(session, session.getContext().getRealm());
    return user == null || (sspr.isInScope(user) && sspr.enabledFor(user).contains(type.method()));
  }

  /** Keycloak leaves the user out where it asks about the type alone. */
  private boolean isRegistered(UserModel user) {
    return user != null
        && user.credentialManager()
            .getStoredCredentialsByTypeStream(getType())
            .findAny()
            .isPresent();
  }
}
