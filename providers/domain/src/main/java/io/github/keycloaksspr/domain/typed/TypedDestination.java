// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.typed;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.MailAddresses;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.destination.TypedPhone;
import io.github.keycloaksspr.domain.text.TypedText;
import io.github.keycloaksspr.spi.Channel;

/**
 * A number or address that a person typed to show that they know it. Nothing is stored or called by
 * it: it is only compared with what is registered. Whether it is legible depends on how it is
 * written and on the policy, never on an account, so the answer tells nothing of one.
 */
public sealed interface TypedDestination {

  /** What a text is typed for. */
  enum Kind {
    PHONE,
    MAIL
  }

  /**
   * It can be a whole number or address. A record of texts, so that it can lie in a note of a
   * session as JSON until the account may be looked at.
   *
   * @param kind what it is
   * @param text as it was typed, without white space around it; for mail the address in its one
   *     spelling; secret
   * @param region ISO 3166 code of the country that a phone number without one belongs to
   */
  record Legible(Kind kind, String text, String region) implements TypedDestination {

    /**
     * Whether it means that destination.
     *
     * <p>A phone number is read in its region, in the stored number's own country and from abroad.
     * Extensions do not matter, nor does the spelling of the line ({@link Destination#canonical}).
     * A stored number that is not valid any more is compared too. An address is the same in upper
     * and lower case, and with its domain in Unicode or ASCII.
     *
     * @param stored a phone number for {@link Kind#PHONE}, an address for {@link Kind#MAIL}; any
     *     other is never meant
     */
    public boolean means(Destination stored) {
      return switch (kind) {
        case PHONE ->
            stored instanceof PhoneNumber number && new TypedPhone(text, region).means(number);
        case MAIL ->
            stored instanceof MailAddress address
                && MailAddresses.read(text)
                    .filter(typed -> typed.canonical().equals(spelled(address).canonical()))
                    .isPresent();
      };
    }

    private static MailAddress spelled(MailAddress stored) {
      return MailAddresses.read(stored.value()).orElse(stored);
    }

    @Override
    public String toString() {
      return "TypedDestination";
    }
  }

  /**
   * It can be none, of no owner. That is not a wrong one, so it must cost no try.
   *
   * @param message key of the text that says why
   */
  record Malformed(String message) implements TypedDestination {}

  /**
   * Reads what was typed.
   *
   * @param typed as it came, never null; white space and invisible marks around it do not matter
   * @param channel by which the code is to go
   * @param phones the policy's rules; a number that they refuse is legible all the same
   */
  static TypedDestination read(String typed, Channel channel, PhoneNumbers phones) {
    String text = TypedText.trimmed(typed);
    if (text.isEmpty()) {
      return new Malformed("sspr-error-destination-missing");
    }
    if (TypedText.hasControlCharacters(text)) {
      return new Malformed("sspr-error-control-characters");
    }
    return switch (channel) {
      case MAIL -> mail(text, phones);
      case SMS, VOICE -> phone(text, phones);
    };
  }

  private static TypedDestination mail(String text, PhoneNumbers phones) {
    return MailAddresses.read(text)
        .<TypedDestination>map(
            address -> new Legible(Kind.MAIL, address.value(), phones.defaultRegion()))
        .orElseGet(() -> new Malformed("sspr-error-email-invalid"));
  }

  private static TypedDestination phone(String text, PhoneNumbers phones) {
    return text.length() <= PhoneNumbers.LONGEST
            && new TypedPhone(text, phones.defaultRegion()).isWhole(phones.allowedCountries())
        ? new Legible(Kind.PHONE, text, phones.defaultRegion())
        : new Malformed("sspr-error-phone-invalid");
  }
}
