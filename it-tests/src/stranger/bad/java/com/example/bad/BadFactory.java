// SPDX-License-Identifier: Apache-2.0
package com.example.bad;

import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.SpiVersion;
import io.github.keycloaksspr.spi.method.Comparison;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import io.github.keycloaksspr.spi.method.VerificationMethodFactory;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** What the factories of bad methods have in common. */
abstract class BadFactory implements VerificationMethodFactory {

  private final String id;
  private final Comparison comparison;

  BadFactory(String id, Comparison comparison) {
    this.id = id;
    this.comparison = comparison;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public int order() {
    return 900;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.POSSESSION);
  }

  @Override
  public Optional<String> credentialType() {
    return Optional.empty();
  }

  @Override
  public Optional<String> enrolmentAction() {
    return Optional.empty();
  }

  @Override
  public VerificationMethod create(KeycloakSession session) {
    return new Bad(comparison);
  }
}
