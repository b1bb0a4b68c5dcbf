// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.domain.report.Abandonment;
import io.github.keycloaksspr.keycloak.Texts;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import java.text.Bidi;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The words of the pages, in the language that Keycloak's admin console would choose. */
final class PageWords {

  private static final String PREFIX = "sspr-reports-";

  private final Texts texts;
  private final Locale locale;

  private PageWords(Texts texts, Locale locale) {
    this.texts = texts;
    this.locale = locale;
  }

  /** For a visitor of the realm that the request is to. */
  static PageWords of(KeycloakSession session, Optional<UserModel> visitor) {
    Locale locale = session.getContext().resolveLocale(visitor.orElse(null));
    return new PageWords(Texts.of(session, session.getContext().getRealm(), locale), locale);
  }

  /** The text of that name. */
  String get(String name, Object... arguments) {
    return texts.get(PREFIX + name, arguments);
  }

  /** The name of a method. */
  String method(String id) {
    return texts.get("sspr-method-" + id);
  }

  /** What somebody did. */
  String step(String id) {
    return get("step-" + id);
  }

  /** What came of it; an error is a word for looking up, and stays as it is. */
  String result(String word) {
    return word.equals(Abandonment.ABANDONED) || AuditResult.ids().contains(word)
        ? get("result-" + word)
        : word;
  }

  String yesOrNo(boolean answer) {
    return get(answer ? "yes" : "no");
  }

  /** A time in UTC, as the heads of the columns say. */
  String time(Instant time) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
        .withLocale(locale)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }

  /** The same numbers by the names of what they count. */
  Map<String, Long> named(String kind, Map<String, Long> numbers) {
    Map<String, Long> named = new LinkedHashMap<>();
    numbers.forEach((id, number) -> named.put(get(kind + "-" + id), number));
    return named;
  }

  /** The same numbers by the names of methods. */
  Map<String, Long> byMethod(Map<String, Long> numbers) {
    Map<String, Long> named = new LinkedHashMap<>();
    numbers.forEach((id, number) -> named.put(method(id), number));
    return named;
  }

  /** How numbers are written. */
  NumberFormat numbers() {
    return NumberFormat.getIntegerInstance(locale);
  }

  /** The language, for browsers. */
  String language() {
    return locale.toLanguageTag();
  }

  /** The direction in which the words run; they tell it themselves. */
  String direction() {
    return new Bidi(get("totals"), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
        ? "ltr"
        : "rtl";
  }
}
