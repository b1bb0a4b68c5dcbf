// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.keycloak.Texts;
import io.github.keycloaksspr.keycloak.gateway.OutboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Words what goes to phones. */
final class PhoneTexts {

  private static final int LONGEST_NAME = 30;

  /** Unlike a code, a notice is still worth something later. */
  private static final Duration NOTICE_VALIDITY = Duration.ofHours(4);

  private final Texts texts;
  private final Locale locale;
  private final String realmName;

  PhoneTexts(KeycloakSession session, RealmModel realm, Locale locale) {
    this.texts = Texts.of(session, realm, locale);
    this.locale = locale;
    this.realmName = shortened(Mails.realmName(session));
  }

  OutboundMessage message(Channel channel, PhoneNumber to, String digits, Duration lifespan) {
    return switch (channel) {
      case SMS ->
          new OutboundMessage.TextMessage(
              to, texts.get("sspr-sms-code", digits, realmName, lifespan.toMinutes()), lifespan);
      case VOICE -> new OutboundMessage.VoiceCall(to, locale, phrases(digits));
      case MAIL -> throw new IllegalArgumentException("Mails do not go to phones");
    };
  }

  /** To a phone that does not help to get the account back any more. */
  OutboundMessage replaced(PhoneNumber to) {
    return new OutboundMessage.TextMessage(
        to, texts.get("sspr-sms-replaced", realmName), NOTICE_VALIDITY);
  }

  /** The code twice: nobody has a pen ready the first time. */
  private List<String> phrases(String digits) {
    String spaced = String.join(", ", digits.split(""));
    return List.of(
        texts.get("sspr-voice-greeting", realmName),
        texts.get("sspr-voice-code", spaced),
        texts.get("sspr-voice-again", spaced),
        texts.get("sspr-voice-goodbye"));
  }

  /** So that a text stays one message. */
  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
