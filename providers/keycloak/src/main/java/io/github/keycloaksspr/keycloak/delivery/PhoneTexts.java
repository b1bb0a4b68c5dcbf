// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.text.SmsText;
import io.github.keycloaksspr.keycloak.Texts;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.gateway.OutboundMessage;
import io.github.keycloaksspr.spi.gateway.Recipient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Words what goes to phones. */
final class PhoneTexts {

  /** A test holds nothing that could be too late. */
  private static final Duration TEST_VALIDITY = Duration.ofMinutes(5);

  /** Unlike a code, a notice is still worth something later. */
  private static final Duration NOTICE_VALIDITY = Duration.ofHours(4);

  private final Texts texts;
  private final Locale locale;
  private final String realmName;

  PhoneTexts(KeycloakSession session, RealmModel realm, Locale locale) {
    this.texts = Texts.of(session, realm, locale);
    this.locale = locale;
    this.realmName = SmsText.shortened(Mails.realmName(session));
  }

  /**
   * A code.
   *
   * @param page address of the page that asks for the code
   */
  OutboundMessage code(
      Channel channel, PhoneNumber to, String digits, Duration lifespan, URI page) {
    return switch (channel) {
      case SMS ->
          new OutboundMessage.TextMessage(
              recipient(to),
              SmsText.code(
                  name -> texts.get("sspr-sms-code", digits, name, lifespan.toMinutes()),
                  realmName,
                  page,
                  digits),
              lifespan);
      case VOICE -> new OutboundMessage.VoiceCall(recipient(to), spoken(), phrases(digits));
      case MAIL -> throw new IllegalArgumentException("Mails do not go to phones");
    };
  }

  /** To a phone that does not help to get the account back any more. */
  OutboundMessage replaced(PhoneNumber to) {
    return new OutboundMessage.TextMessage(
        recipient(to),
        SmsText.around(name -> texts.get("sspr-sms-replaced", name), realmName),
        NOTICE_VALIDITY);
  }

  /** A message that an administrator tries the gateway with. */
  OutboundMessage test(Channel channel, PhoneNumber to) {
    String words = SmsText.around(name -> texts.get("sspr-phone-test", name), realmName);
    return switch (channel) {
      case SMS -> new OutboundMessage.TextMessage(recipient(to), words, TEST_VALIDITY);
      case VOICE -> new OutboundMessage.VoiceCall(recipient(to), spoken(), List.of(words, words));
      case MAIL -> throw new IllegalArgumentException("Mails do not go to phones");
    };
  }

  /** The language of the words, which need not be there in the language that was asked for. */
  private Locale spoken() {
    Locale words = Locale.forLanguageTag(texts.get("sspr-voice-language"));
    return words.getLanguage().equals(locale.getLanguage()) ? locale : words;
  }

  /** The code twice: people have no pen ready the first time. */
  private List<String> phrases(String digits) {
    String spaced = String.join(", ", digits.split(""));
    return List.of(
        texts.get("sspr-voice-greeting", realmName),
        texts.get("sspr-voice-code", spaced),
        texts.get("sspr-voice-again", spaced),
        texts.get("sspr-voice-goodbye"));
  }

  private static Recipient recipient(PhoneNumber phone) {
    return new Recipient(phone.e164(), phone.extension());
  }
}
