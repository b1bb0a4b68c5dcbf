// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.method;

import io.github.keycloaksspr.keycloak.credential.NewRegistration;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.page.Page;
import java.util.List;
import org.keycloak.models.utils.FormMessage;

/** The form with which a user registers a method that takes one page. */
public interface RegistrationForm {

  /** The form as it is to begin with. */
  Page page();

  /** Reads what was posted; stores nothing. */
  Reading read(FormInput posted);

  /** What was posted turned out to be. */
  sealed interface Reading {

    /** All that is to be stored. */
    record Complete(NewRegistration registration) implements Reading {}

    /**
     * Something is wrong, and nothing is to be stored.
     *
     * @param page the form again
     */
    record Refused(List<FormMessage> messages, Page page) implements Reading {}
  }
}
