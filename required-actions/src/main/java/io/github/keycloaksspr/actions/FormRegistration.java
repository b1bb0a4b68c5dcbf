// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.method.RegistrationForm;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.page.Page;
import jakarta.ws.rs.core.Response;
import org.keycloak.forms.login.LoginFormsProvider;

/** Registers a method with its own form: what is posted is stored, or refused. */
final class FormRegistration implements MethodRegistration {

  private final Registration registration;
  private final MethodCredentialType type;
  private final RegistrationForm own;
  private final Place place;

  FormRegistration(
      Registration registration, MethodCredentialType type, RegistrationForm own, Place place) {
    this.registration = registration;
    this.type = type;
    this.own = own;
    this.place = place;
  }

  @Override
  public Response page(LoginFormsProvider form) {
    return render(own.page(), form);
  }

  @Override
  public void abandon() {
    // Nothing is kept between two pages.
  }

  @Override
  public Progress answer(FormInput input) {
    if (input.asksFor("later")) {
      return new Progress.Left();
    }
    RegistrationForm.Reading reading = own.read(input);
    if (reading instanceof RegistrationForm.Reading.Refused refused) {
      LoginFormsProvider form = registration.context().form();
      refused.messages().forEach(form::addError);
      return new Progress.Continued(render(refused.page(), form));
    }
    new MethodChange(registration, type)
        .save(((RegistrationForm.Reading.Complete) reading).registration());
    return new Progress.Saved();
  }

  private Response render(Page page, LoginFormsProvider form) {
    return page.with("changing", registration.store().find(type).isPresent())
        .with("standalone", place == Place.ALONE)
        .render(form);
  }
}
