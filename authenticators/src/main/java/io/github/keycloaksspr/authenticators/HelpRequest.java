// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.contact.ContactRequest;
import io.github.keycloaksspr.keycloak.contact.ContactResult;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventType;

/**
 * "Contact an administrator". Only for whom this session named before; what is posted names no
 * user.
 */
final class HelpRequest {

  /** The reason of those who were named, and do not get through the verification. */
  static final String VERIFICATION = "verification";

  private final AuthenticationFlowContext context;

  HelpRequest(AuthenticationFlowContext context) {
    this.context = context;
  }

  /** Sends the mail and shows what came of it. */
  void ask(ContactRequest request) {
    Sspr sspr = Sspr.of(context.getSession(), context.getRealm());
    ClientAddress client = ClientAddress.of(context.getConnection().getRemoteHost());
    ContactResult result =
        sspr.user(request.user())
            .map(user -> sspr.contact().ask(request, user, client))
            .orElse(ContactResult.NOT_SENT);
    audit(audit().withSupportCode(request.supportCode()), request, result);
    context.challenge(new ResetPages(context).contacted(result));
  }

  /** Notes what came of it. */
  static void audit(Audit audit, ContactRequest request, ContactResult result) {
    if (result.error().isPresent()) {
      audit.failure(
          EventType.SEND_RESET_PASSWORD,
          request.user(),
          AuditStep.CONTACT,
          Optional.empty(),
          result.error().get());
    } else {
      audit.success(
          EventType.SEND_RESET_PASSWORD,
          request.user(),
          AuditStep.CONTACT,
          Optional.empty(),
          result.result());
    }
  }

  /** A user who asks for help in the middle of a reset did not abandon it. */
  private Audit audit() {
    Audit audit = new Audit(context.getEvent());
    return ResetNotes.TARGET
        .read(context.getAuthenticationSession())
        .map(target -> audit.ofReset(target.flow()))
        .orElse(audit);
  }
}
