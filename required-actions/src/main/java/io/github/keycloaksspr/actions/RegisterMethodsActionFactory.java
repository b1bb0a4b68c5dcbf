// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.policy.PolicyProblem;
import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.installed.InstalledMethods;
import io.github.keycloaksspr.keycloak.policy.PolicyProperties;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import io.github.keycloaksspr.spi.MethodId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.validate.ValidationError;

/**
 * Makes the hub. Its configuration is the realm's policy, so that the stock admin console edits it.
 */
public final class RegisterMethodsActionFactory extends ActionFactory {

  private List<MethodId> methods = List.of();

  public RegisterMethodsActionFactory() {
    super(
        Names.REGISTER_METHODS, "SSPR: Register verification methods", new RegisterMethodsAction());
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return Stream.concat(
            PolicyProperties.all(methods).stream(), MAX_AUTH_AGE_CONFIG_PROPERTIES.stream())
        .toList();
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    methods = InstalledMethods.of(factory).ids();
  }

  @Override
  public void validateConfig(
      KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
    super.validateConfig(session, realm, model);
    Map<String, String> texts = Optional.ofNullable(model.getConfig()).orElse(Map.of());
    Optional<PolicyProblem> problem =
        PolicyReader.parse(session, realm, texts).problems().stream().findFirst();
    if (problem.isPresent()) {
      throw new ValidationException(
          new ValidationError(getId(), problem.get().key().id(), problem.get().text()));
    }
  }
}
