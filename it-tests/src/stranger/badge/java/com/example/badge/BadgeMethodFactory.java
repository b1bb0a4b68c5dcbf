// SPDX-License-Identifier: Apache-2.0
package com.example.badge;

import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.SpiVersion;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import io.github.keycloaksspr.spi.method.VerificationMethodFactory;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** Makes the method {@code badge-reader}. Its option says where the readers' service is. */
public final class BadgeMethodFactory implements VerificationMethodFactory {

  static final String ID = "badge-reader";

  private HttpClient client;
  private Optional<String> service = Optional.empty();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public int order() {
    return 350;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.POSSESSION);
  }

  @Override
  public Optional<String> credentialType() {
    return Optional.of(Badge.TYPE);
  }

  @Override
  public Optional<String> enrolmentAction() {
    return Optional.of(RegisterBadgeFactory.ID);
  }

  /** The page is the same for each name: it asks for a code. */
  @Override
  public boolean isConcealable() {
    return true;
  }

  @Override
  public void init(Config.Scope config) {
    service = Optional.ofNullable(config.get("url"));
    client = HttpClient.newHttpClient();
  }

  @Override
  public VerificationMethod create(KeycloakSession session) {
    return new BadgeMethod(client, service);
  }
}
