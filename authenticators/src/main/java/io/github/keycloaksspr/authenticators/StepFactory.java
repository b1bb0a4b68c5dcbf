// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.installed.InstalledMethods;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** What all our steps are to Keycloak. */
abstract class StepFactory implements AuthenticatorFactory {

  /**
   * A category of our own: Keycloak's brute-force protection does not count failures under it. Were
   * they counted, a stranger could lock a user out of signing in by failing a reset; our own limits
   * guard the reset.
   */
  private static final String CATEGORY = "sspr";

  private static final Requirement[] REQUIREMENTS = {Requirement.REQUIRED, Requirement.DISABLED};

  private final String id;
  private final String displayType;
  private final String helpText;
  private final Authenticator step;

  StepFactory(String id, String displayType, String helpText, Authenticator step) {
    this.id = id;
    this.displayType = displayType;
    this.helpText = helpText;
    this.step = new OutageGuard(step);
  }

  @Override
  public final String getId() {
    return id;
  }

  @Override
  public final String getDisplayType() {
    return displayType;
  }

  @Override
  public final String getHelpText() {
    return helpText;
  }

  @Override
  public final Authenticator create(KeycloakSession session) {
    return step;
  }

  @Override
  public final String getReferenceCategory() {
    return CATEGORY;
  }

  /** Lets the account console show what users registered. */
  @Override
  public final Set<String> getOptionalReferenceCategories(KeycloakSession session) {
    return InstalledMethods.of(session.getKeycloakSessionFactory()).registeredHere().stream()
        .map(MethodCredentialType::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public final Requirement[] getRequirementChoices() {
    return REQUIREMENTS.clone();
  }

  /** Never: where set-up is allowed, Keycloak takes a missing method for success. */
  @Override
  public final boolean isUserSetupAllowed() {
    return false;
  }

  @Override
  public final boolean isConfigurable() {
    return false;
  }

  @Override
  public final List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }

  @Override
  public final void init(Config.Scope config) {
    // Settings are the realm's policy.
  }

  @Override
  public final void postInit(KeycloakSessionFactory factory) {
    // Nothing to prepare.
  }

  @Override
  public final void close() {
    // Nothing to release.
  }
}
