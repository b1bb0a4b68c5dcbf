// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** The message bundle of the realm's login theme, where words are needed outside a template. */
public final class Texts {

  private final Properties messages;
  private final Locale locale;

  private Texts(Properties messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  /** The texts in that language. */
  public static Texts of(KeycloakSession session, RealmModel realm, Locale locale) {
    try {
      return new Texts(
          session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale), locale);
    } catch (IOException e) {
      throw new UncheckedIOException("The login theme of the realm cannot be read", e);
    }
  }

  /** The text of that key, the key itself when there is none. */
  public String get(String key, Object... arguments) {
    return new MessageFormat(messages.getProperty(key, key), locale).format(arguments);
  }
}
