// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.Texts;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.MethodStore;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.registration.Door;
import io.github.keycloaksspr.keycloak.registration.RegistrationState;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserModel;

/**
 * A signed-in person at a registration page.
 *
 * @param context Keycloak's request
 * @param sspr the product
 */
record Registration(RequiredActionContext context, Sspr sspr) {

  static Registration of(RequiredActionContext context) {
    return new Registration(context, Sspr.of(context.getSession(), context.getRealm()));
  }

  UserModel user() {
    return context.getUser();
  }

  /** Where the request came from. */
  ClientAddress client() {
    return ClientAddress.of(context.getConnection().getRemoteHost());
  }

  MethodStore store() {
    return sspr.store(user());
  }

  /** What the user registers with that method on pages of ours; empty for other methods. */
  Optional<MethodCredentialType> registeredAs(MethodId method) {
    return sspr.catalogue().installed().registeredAs(method);
  }

  UsableMethods usable() {
    return sspr.usableBy(user());
  }

  /** How the user stands to registering now; anew after each change. */
  RegistrationState state() {
    return RegistrationState.of(context.getSession(), context.getRealm(), sspr, user());
  }

  /** Whether registering is of any use to this user. */
  boolean isOpen() {
    return state().door() == Door.OPEN;
  }

  FormInput input() {
    return FormInput.of(context.getHttpRequest());
  }

  Locale locale() {
    return context.getSession().getContext().resolveLocale(user());
  }

  Texts texts() {
    return Texts.of(context.getSession(), context.getRealm(), locale());
  }

  /** The name of a method in the person's language. */
  String label(MethodId method) {
    return texts().get("sspr-method-" + method.value());
  }

  Audit audit() {
    return new Audit(context.getEvent());
  }
}
