// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.gateway.Gateways;
import io.github.keycloaksspr.keycloak.installed.OwnMethods;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whether codes and notices can be sent. */
record DeliveryCheck(KeycloakSession session, RealmModel realm, Sspr sspr) implements Check {

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (realm.getSmtpConfig().isEmpty()) {
      findings.add(
          Finding.error(
              "no-smtp",
              "The realm has no mail server: mail is not offered as a method, and no user is told of"
                  + " resets and changes.",
              "Fill in Realm settings, Email."));
    }
    List<Channel> channels = sspr.catalogue().phoneChannels();
    Set<MethodId> methods = sspr.policy().requirements().methods();
    if (channels.isEmpty()
        && (methods.contains(OwnMethods.AUTH_PHONE) || methods.contains(OwnMethods.OFFICE_PHONE))) {
      findings.add(
          Finding.warning(
              "no-gateway",
              "The policy allows phones, but no gateway reaches them: they are not offered."
                  + Gateways.of(session, realm).problem().map(why -> " " + why).orElse(""),
              "Give the realm a gateway with PUT sspr/gateway, or set one up with the server options"
                  + " spi-sspr-gateway--…, or take phones out of the policy."));
    } else if (!channels.contains(Channel.VOICE) && methods.contains(OwnMethods.OFFICE_PHONE)) {
      findings.add(
          Finding.warning(
              "no-voice",
              "The policy allows office phones, but the gateway makes no calls: they are not offered.",
              "Give the gateway a number to call from, or take office-phone out of the policy."));
    }
    return findings;
  }
}
