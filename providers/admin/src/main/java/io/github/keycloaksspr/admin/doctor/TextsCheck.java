// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.keycloak.Texts;
import java.util.List;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whether our pages speak the realm's languages. */
record TextsCheck(KeycloakSession session, RealmModel realm) implements Check {

  /** Long enough to be worded otherwise in every language. */
  private static final String SAMPLE = "sspr-mail-notice-text-password-reset";

  @Override
  public List<Finding> findings() {
    if (!realm.isInternationalizationEnabled()) {
      return List.of();
    }
    String english = sample(Locale.ENGLISH);
    List<String> missing =
        realm
            .getSupportedLocalesStream()
            .filter(tag -> !Locale.forLanguageTag(tag).getLanguage().equals("en"))
            .filter(tag -> sample(Locale.forLanguageTag(tag)).equals(english))
            .sorted()
            .toList();
    return missing.isEmpty()
        ? List.of()
        : List.of(
            Finding.info(
                "texts-missing",
                "The realm speaks languages that our pages do not, and shows them in English: "
                    + String.join(", ", missing)
                    + ".",
                "Add the texts in Realm settings, Localization; their keys begin with \"sspr\"."));
  }

  private String sample(Locale locale) {
    return Texts.of(session, realm, locale).get(SAMPLE);
  }
}
