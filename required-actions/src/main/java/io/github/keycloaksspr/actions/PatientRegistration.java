// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.limit.CountersUnavailableException;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import io.github.keycloaksspr.keycloak.page.FormInput;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * A registration that asks the person to try again while the counters do not answer. Nothing is
 * sent or compared meanwhile, and what was given stays.
 */
final class PatientRegistration implements MethodRegistration {

  private static final Logger LOG = Logger.getLogger(PatientRegistration.class);

  private final Registration registration;
  private final MethodCredentialType type;
  private final MethodRegistration pages;

  PatientRegistration(
      Registration registration, MethodCredentialType type, MethodRegistration pages) {
    this.registration = registration;
    this.type = type;
    this.pages = pages;
  }

  @Override
  public Response page(LoginFormsProvider form) {
    return pages.page(form);
  }

  @Override
  public Progress answer(FormInput input) {
    try {
      return pages.answer(input);
    } catch (CountersUnavailableException e) {
      return tryLater();
    }
  }

  @Override
  public void abandon() {
    pages.abandon();
  }

  private Progress tryLater() {
    String supportCode = UUID.randomUUID().toString();
    LOG.warnf(
        "The single-use store does not answer: a registration of realm %s has to wait, support code %s",
        registration.context().getRealm().getId(), supportCode);
    Undelivered.note(
        registration.context().getAuthenticationSession(), type.method(), Outcome.TRY_LATER);
    Attempt.audit(registration, type.method())
        .withSupportCode(supportCode)
        .failure(
            EventType.CUSTOM_REQUIRED_ACTION,
            registration.user().getId(),
            AuditStep.REGISTER,
            Optional.of(type.method()),
            Outcome.TRY_LATER.error());
    return new Progress.Continued(
        page(registration.context().form().setError("sspr-try-later-text")));
  }
}
