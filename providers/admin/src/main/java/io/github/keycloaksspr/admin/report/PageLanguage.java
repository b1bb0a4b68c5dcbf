// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.keycloak.Texts;
import java.text.Bidi;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The language of a page, which Keycloak's admin console would choose.
 *
 * @param direction in which its words run, as HTML writes it
 */
record PageLanguage(Locale locale, String direction) {

  /** For a visitor of the realm that the request is to. */
  static PageLanguage of(KeycloakSession session, Optional<UserModel> visitor) {
    Locale locale = session.getContext().resolveLocale(visitor.orElse(null));
    String words =
        Texts.of(session, session.getContext().getRealm(), locale).get("sspr-reports-totals");
    boolean leftToRight = new Bidi(words, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    return new PageLanguage(locale, leftToRight ? "ltr" : "rtl");
  }

  /** A time in UTC, as the heads of the columns say. */
  String time(Instant time) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
        .withLocale(locale)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }
}
