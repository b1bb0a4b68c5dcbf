// SPDX-License-Identifier: Apache-2.0
package com.example.badge;

import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** The badge that a user registered: a credential of Keycloak. */
record Badge(String credential, String number) {

  static final String TYPE = "badge-reader";

  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{4,12}");

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  static Optional<Badge> of(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(TYPE)
        .filter(stored -> isNumber(stored.getSecretData()))
        .map(stored -> new Badge(stored.getId(), stored.getSecretData()))
        .findFirst();
  }

  static void store(UserModel user, String number) {
    of(user)
        .ifPresent(old -> user.credentialManager().removeStoredCredentialById(old.credential()));
    CredentialModel badge = new CredentialModel();
    badge.setType(TYPE);
    badge.setUserLabel("Badge");
    badge.setSecretData(number);
    badge.setCredentialData("{}");
    user.credentialManager().createStoredCredential(badge);
  }
}
