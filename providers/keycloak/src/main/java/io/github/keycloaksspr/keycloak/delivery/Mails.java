// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.keycloak.compat.AddressedUser;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Keycloak's own mails, outside a request. */
public final class Mails {

  private Mails() {}

  /**
   * Writes to a user at an address that need not be the account's own, in that language.
   *
   * @param own a job's own session, with the realm set
   * @throws IllegalStateException when the user is gone
   */
  public static EmailTemplateProvider to(
      KeycloakSession own, String userId, String address, Locale locale) {
    RealmModel realm = own.getContext().getRealm();
    UserModel user =
        Optional.ofNullable(own.users().getUserById(realm, userId))
            .orElseThrow(() -> new IllegalStateException("User " + userId + " is gone"));
    own.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale.toLanguageTag());
    return own.getProvider(EmailTemplateProvider.class)
        .setRealm(realm)
        .setUser(new AddressedUser(user, address));
  }

  /** How the realm calls itself in subjects. */
  public static String realmName(KeycloakSession own) {
    RealmModel realm = own.getContext().getRealm();
    return Optional.ofNullable(realm.getDisplayName())
        .filter(name -> !name.isBlank())
        .orElse(realm.getName());
  }
}
