// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;

/**
 * A language that {@code <Say>} speaks, with a voice for it. The voice is always named: Twilio may
 * refuse a phrase if the account's default voice does not speak its language.
 *
 * @param language Twilio's name of the language
 */
record SayLanguage(String language) {

  private static final SayLanguage ENGLISH = new SayLanguage("en-US");

  /**
   * From the language tag of a text, in lower case, to Twilio's name; "de" also stands for "de-CH"
   * and so on.
   */
  private static final Map<String, String> SPOKEN =
      Map.ofEntries(
          entry("af", "af-ZA"),
          entry("am", "am-ET"),
          entry("ar", "ar-XA"),
          entry("bg", "bg-BG"),
          entry("bn", "bn-IN"),
          entry("ca", "ca-ES"),
          entry("cs", "cs-CZ"),
          entry("da", "da-DK"),
          entry("de", "de-DE"),
          entry("el", "el-GR"),
          entry("en", "en-US"),
          entry("en-au", "en-AU"),
          entry("en-gb", "en-GB"),
          entry("en-ie", "en-GB"),
          entry("en-in", "en-IN"),
          entry("en-nz", "en-AU"),
          entry("es", "es-ES"),
          entry("es-419", "es-US"),
          entry("es-mx", "es-US"),
          entry("es-us", "es-US"),
          entry("eu", "eu-ES"),
          entry("fi", "fi-FI"),
          entry("fil", "fil-PH"),
          entry("fr", "fr-FR"),
          entry("fr-ca", "fr-CA"),
          entry("gl", "gl-ES"),
          entry("gu", "gu-IN"),
          entry("he", "he-IL"),
          entry("hi", "hi-IN"),
          entry("hu", "hu-HU"),
          entry("id", "id-ID"),
          entry("is", "is-IS"),
          entry("it", "it-IT"),
          entry("ja", "ja-JP"),
          entry("kn", "kn-IN"),
          entry("ko", "ko-KR"),
          entry("lt", "lt-LT"),
          entry("lv", "lv-LV"),
          entry("ml", "ml-IN"),
          entry("mr", "mr-IN"),
          entry("ms", "ms-MY"),
          entry("nb", "nb-NO"),
          entry("nl", "nl-NL"),
          entry("nl-be", "nl-BE"),
          entry("nn", "nb-NO"),
          entry("no", "nb-NO"),
          entry("pa", "pa-IN"),
          entry("pl", "pl-PL"),
          entry("pt", "pt-PT"),
          entry("pt-br", "pt-BR"),
          entry("ro", "ro-RO"),
          entry("ru", "ru-RU"),
          entry("sk", "sk-SK"),
          entry("sr", "sr-RS"),
          entry("sv", "sv-SE"),
          entry("ta", "ta-IN"),
          entry("te", "te-IN"),
          entry("th", "th-TH"),
          entry("tr", "tr-TR"),
          entry("uk", "uk-UA"),
          entry("vi", "vi-VN"),
          entry("yue", "yue-HK"),
          entry("zh", "cmn-CN"),
          entry("zh-hant", "cmn-TW"),
          entry("zh-hk", "yue-HK"),
          entry("zh-tw", "cmn-TW"));

  /**
   * The spoken form of a text's language: the region's own if there is one, else the language's,
   * else English.
   */
  static SayLanguage of(Locale text) {
    String known = Locale.lookupTag(LanguageRange.parse(text.toLanguageTag()), SPOKEN.keySet());
    return known == null ? ENGLISH : new SayLanguage(SPOKEN.get(known));
  }

  /** Every language in the table. */
  static List<SayLanguage> all() {
    return SPOKEN.values().stream().distinct().map(SayLanguage::new).toList();
  }

  /** Twilio's name of the voice. */
  String voice() {
    return "Google." + language + "-Standard-A";
  }
}
