// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.installed;

import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import io.github.keycloaksspr.spi.method.VerificationMethodFactory;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Makes a method that needs more of the product than the SPI has: policy, stores, limits. */
public interface OwnMethodFactory extends VerificationMethodFactory {

  /**
   * The method in that realm.
   *
   * @param sspr the product under the policy that is asked about, which need not be in force
   */
  VerificationMethod create(KeycloakSession session, RealmModel realm, Sspr sspr);

  /** What users register with it on pages of ours; empty where they register elsewhere, or not. */
  default Optional<MethodCredentialType> registeredAs() {
    return Optional.empty();
  }

  @Override
  default VerificationMethod create(KeycloakSession session) {
    RealmModel realm = session.getContext().getRealm();
    return create(session, realm, Sspr.of(session, realm));
  }
}
