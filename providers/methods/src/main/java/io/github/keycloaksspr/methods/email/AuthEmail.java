// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.email;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.method.NewDestinations;
import io.github.keycloaksspr.keycloak.method.RegisteredCodeMethod;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.method.Availability;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** A mailbox that opens without the lost password. */
final class AuthEmail extends RegisteredCodeMethod {

  private final RealmModel realm;

  AuthEmail(RealmModel realm, Sspr sspr) {
    super(sspr, AuthEmailFactory.CREDENTIAL);
    this.realm = realm;
  }

  @Override
  public Availability availability() {
    return realm.getSmtpConfig().isEmpty()
        ? Availability.because("The realm has no mail server.")
        : Availability.READY;
  }

  @Override
  public List<Channel> channels() {
    return List.of(Channel.MAIL);
  }

  @Override
  public NewDestinations.Reading read(String text, NewDestinations rules) {
    return rules.email(text);
  }

  @Override
  public Optional<String> prefillAttribute() {
    return sspr().policy().attributes().prefillEmail();
  }

  @Override
  protected Object secret(Destination verified) {
    return EmailSecret.of((MailAddress) verified);
  }
}
