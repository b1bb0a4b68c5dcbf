// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.reset.ResetTarget;
import io.github.keycloaksspr.domain.reset.UnresolvedIdentifier;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.Note;
import io.github.keycloaksspr.keycloak.contact.ContactRequest;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a reset keeps in the authentication session between its pages. */
final class ResetNotes {

  /** What was typed, where no account is looked up before a proof. */
  static final Note<UnresolvedIdentifier> IDENTIFIER =
      new Note<>("sspr.identifier", UnresolvedIdentifier.class);

  static final Note<ResetTarget> TARGET = new Note<>("sspr.target", ResetTarget.class);
  static final Note<Verification> VERIFICATION =
      new Note<>("sspr.verification", Verification.class);
  static final Note<Finished> FINISHED = new Note<>("sspr.finished", Finished.class);

  static final Note<ContactRequest> STRANDED = new Note<>("sspr.stranded", ContactRequest.class);

  private ResetNotes() {}

  /**
   * How a reset ended; shown again on reload.
   *
   * @param page mark of the page
   */
  record Finished(String page) {}

  /** Forgets everything, so that nothing of one reset is worth anything in the next. */
  static void clear(AuthenticationSessionModel session) {
    IDENTIFIER.clear(session);
    TARGET.clear(session);
    VERIFICATION.clear(session);
    FINISHED.clear(session);
    STRANDED.clear(session);
  }
}
