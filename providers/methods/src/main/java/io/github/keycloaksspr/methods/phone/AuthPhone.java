// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.phone;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.method.CodeMethod;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.method.Availability;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** A phone of the user's own. Text and call to it are one method. */
final class AuthPhone extends CodeMethod {

  private final Sspr sspr;

  AuthPhone(Sspr sspr) {
    this.sspr = sspr;
  }

  @Override
  public Availability availability() {
    return channels().isEmpty()
        ? Availability.because("No gateway reaches phones.")
        : Availability.READY;
  }

  @Override
  public List<Channel> channels() {
    return sspr.catalogue().phoneChannels();
  }

  @Override
  public Optional<Destination> destination(UserModel user) {
    return sspr.catalogue().registered(MethodCredentialType.PHONE, user);
  }
}
