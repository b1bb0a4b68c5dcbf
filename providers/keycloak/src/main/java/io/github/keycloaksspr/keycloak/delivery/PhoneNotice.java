// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.gateway.OutboundMessage;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells a phone, by text, that it was replaced or removed: an intruder in the account may read its
 * mail, but does not hold its old phone (NIST SP 800-63B-4 §4.6).
 */
public final class PhoneNotice {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Sspr sspr;

  public PhoneNotice(KeycloakSession session, RealmModel realm, Sspr sspr) {
    this.session = session;
    this.realm = realm;
    this.sspr = sspr;
  }

  /** Tells it after this request was committed, where texts can be sent. A landline gets none. */
  public void tell(PhoneNumber replaced, Locale locale) {
    if (sspr.policy().reset().notices() == Policy.Notices.SENT
        && sspr.catalogue().phoneChannels().contains(Channel.SMS)) {
      OutboundMessage message = new PhoneTexts(session, realm, locale).replaced(replaced);
      session
          .getProvider(DispatcherProvider.class)
          .afterCommit(sspr.delivery().lane(Channel.SMS), own -> Handover.toPhone(own, message));
    }
  }
}
