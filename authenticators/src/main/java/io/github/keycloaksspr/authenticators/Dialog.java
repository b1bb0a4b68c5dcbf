// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.keycloak.Sspr;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** One request to the verification step. */
interface Dialog {

  /** Shows where the person stands, and changes nothing. */
  void show();

  /** Takes what was posted. */
  void answer();

  /**
   * The dialog that fits what this session knows: with a candidate it speaks openly, with a mere
   * claim it conceals. Empty when nobody was named yet, or the user is gone.
   */
  static Optional<Dialog> of(AuthenticationFlowContext context) {
    Optional<Dialog> open = Reset.of(context).map(reset -> new VerificationDialog(context, reset));
    return open.or(
        () ->
            ResetNotes.CLAIM
                .read(context.getAuthenticationSession())
                .map(
                    claim ->
                        new ConcealedDialog(
                            context, Sspr.of(context.getSession(), context.getRealm()), claim)));
  }
}
