// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.phone;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.method.NewDestinations;
import io.github.keycloaksspr.keycloak.method.RegisteredCodeMethod;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.method.Availability;
import java.util.List;
import java.util.Optional;

/** A phone of the user's own. Text and call to it are one method. */
final class AuthPhone extends RegisteredCodeMethod {

  AuthPhone(Sspr sspr) {
    super(sspr, AuthPhoneFactory.CREDENTIAL);
  }

  @Override
  public Availability availability() {
    return channels().isEmpty()
        ? Availability.because("No gateway reaches phones.")
        : Availability.READY;
  }

  @Override
  public List<Channel> channels() {
    return sspr().catalogue().phoneChannels();
  }

  @Override
  public NewDestinations.Reading read(String text, NewDestinations rules) {
    return rules.phone(text);
  }

  @Override
  public Optional<String> prefillAttribute() {
    return sspr().policy().attributes().prefillPhone();
  }

  @Override
  protected Object secret(Destination verified) {
    return PhoneSecret.of((PhoneNumber) verified);
  }
}
