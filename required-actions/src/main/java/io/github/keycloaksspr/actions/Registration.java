// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.domain.policy.Trait;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.Texts;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.MethodStore;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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

  UsableMethods usable() {
    return sspr.usableBy(user());
  }

  /** How many more proofs the policy asks for. */
  int needed() {
    return Math.max(0, required() - usable().distinctProofs());
  }

  int required() {
    return sspr.required(user());
  }

  /** Whether the policy lets this person register at all. */
  boolean isOpen() {
    return sspr.isInScope(user());
  }

  /** What the policy lets this person use, whether or not it can work here now. */
  Set<MethodCredentialType> inUse() {
    Set<Trait> traits = sspr.traits(user());
    List<MethodCredentialType> withdrawn = withdrawn();
    return Arrays.stream(MethodCredentialType.values())
        .filter(type -> sspr.policy().requirements().allows(type.method(), traits))
        .filter(type -> !withdrawn.contains(type))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What is registered, and may not be used any more. */
  List<MethodCredentialType> withdrawn() {
    return sspr.withdrawn(user());
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
  String label(MethodCredentialType type) {
    return texts().get("sspr-method-" + type.method().id());
  }

  Audit audit() {
    return new Audit(context.getEvent());
  }
}
