// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.email;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.method.CodeMethod;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.method.Availability;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A mailbox that opens without the lost password. */
final class AuthEmail extends CodeMethod {

  private final RealmModel realm;
  private final Sspr sspr;

  AuthEmail(RealmModel realm, Sspr sspr) {
    this.realm = realm;
    this.sspr = sspr;
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
  public Optional<Destination> destination(UserModel user) {
    return sspr.catalogue().registered(MethodCredentialType.EMAIL, user);
  }
}
