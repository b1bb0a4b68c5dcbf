// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.phone;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.method.CodeMethod;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.method.Availability;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** A work phone that only the administrator or the directory sets; it is called. */
final class OfficePhone extends CodeMethod {

  private final Sspr sspr;

  OfficePhone(Sspr sspr) {
    this.sspr = sspr;
  }

  @Override
  public Availability availability() {
    return sspr.catalogue().phoneChannels().contains(Channel.VOICE)
        ? Availability.READY
        : Availability.because("No gateway makes calls.");
  }

  @Override
  public List<Channel> channels() {
    return List.of(Channel.VOICE);
  }

  @Override
  public Optional<String> attribute() {
    return Optional.of(sspr.policy().attributes().officePhone());
  }

  @Override
  public Optional<Destination> destination(UserModel user) {
    return attribute()
        .flatMap(name -> Optional.ofNullable(user.getFirstAttribute(name)))
        .filter(value -> !value.isBlank())
        .map(sspr.policy().phones()::read)
        .filter(PhoneNumbers.Reading.Valid.class::isInstance)
        .map(valid -> ((PhoneNumbers.Reading.Valid) valid).number());
  }
}
