// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.method.MethodCatalogue;
import io.github.keycloaksspr.keycloak.page.FormInput;
import jakarta.ws.rs.core.Response;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * The pages on which one method is registered; the hub and the method's own action both show them.
 */
interface MethodRegistration {

  /** Shows how far it got; changes nothing. */
  Response page(LoginFormsProvider form);

  /** Takes what was posted. */
  Progress answer(FormInput input);

  /** Forgets what was begun. Nothing of it was stored. */
  void abandon();

  /** What came of an answer. */
  sealed interface Progress {

    /** There is more to do on this page. */
    record Continued(Response page) implements Progress {}

    /** The method is stored. */
    record Saved() implements Progress {}

    /** The person does not want to, for now. */
    record Left() implements Progress {}
  }

  /** The pages for that type. */
  static MethodRegistration of(Registration registration, MethodCredentialType type, Place place) {
    MethodCatalogue catalogue = registration.sspr().catalogue();
    return catalogue
        .withForm(type.method())
        .map(method -> method.registrationForm(registration.user(), registration.texts()))
        .<MethodRegistration>map(form -> new FormRegistration(registration, type, form, place))
        .orElseGet(
            () ->
                new PatientRegistration(
                    registration,
                    type,
                    new DestinationRegistration(
                        registration,
                        type,
                        catalogue.registeredCodes(type.method()).orElseThrow(),
                        place)));
  }

  /** Where the pages are shown. */
  enum Place {
    /** With a way back to the list of methods. */
    HUB,
    ALONE
  }
}
