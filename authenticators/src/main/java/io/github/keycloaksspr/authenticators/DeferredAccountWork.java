// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.reset.UnresolvedIdentifier;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.Accounts;
import io.github.keycloaksspr.keycloak.account.Eligibility;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditOrigin;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.contact.ConsoleAddress;
import io.github.keycloaksspr.keycloak.delivery.DispatcherProvider;
import io.github.keycloaksspr.keycloak.delivery.Lane;
import io.github.keycloaksspr.spi.MethodId;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What a concealed reset does with the account: looks it up, sends, explains, counts, writes
 * events. All of it happens after the request, on other threads, so that neither the page nor the
 * time it takes depends on whether there is such an account. Whichever name it was, the same
 * request starts a job, and has an {@link PaddedResponse}.
 */
final class DeferredAccountWork {

  private static final Logger LOG = Logger.getLogger(DeferredAccountWork.class);

  private final AuthenticationFlowContext context;
  private final UnresolvedIdentifier identifier;

  DeferredAccountWork(AuthenticationFlowContext context, UnresolvedIdentifier identifier) {
    this.context = context;
    this.identifier = identifier;
  }

  /** An account was named: an event, and where the account cannot be reset, a mail to its owner. */
  void named() {
    later(job -> job.named(identifier.reason()));
  }

  /** A destination was typed. If it is the user's, the code goes to the one that is stored. */
  void send(DeferredCode code) {
    KeycloakSession session = context.getSession();
    URI page = session.getContext().getUri().getBaseUri();
    Locale locale = new ResetPages(context).locale();
    // The way of the channel, whatever was typed; so that a dead one holds up no other.
    later(
        Sspr.of(session, context.getRealm()).delivery().lane(code.channel()),
        job -> job.send(code, locale, page));
  }

  /** A code was wrong, which counts for the user as well. */
  void wrong(AuditStep step, MethodId method, String error) {
    later(
        job -> {
          job.refused(step, method, error);
          job.count();
        });
  }

  /** A try was refused. */
  void failed(AuditStep step, MethodId method, String error) {
    later(job -> job.refused(step, method, error));
  }

  /** The reset of the account, if there is one, was closed by too many wrong answers. */
  void closed() {
    later(DeferredJob::closed);
  }

  /** An administrator is asked for help, if there is a user to be helped. */
  void contact() {
    URI console = ConsoleAddress.server(context.getSession());
    later(job -> job.contact(console));
  }

  private void later(Consumer<DeferredJob> work) {
    later(Lane.backstage(context.getRealm().getId()), work);
  }

  private void later(Lane lane, Consumer<DeferredJob> work) {
    PaddedResponse.of(context).padForJob();
    AuditOrigin origin = AuditOrigin.of(context.getEvent());
    ClientAddress client = ClientAddress.of(context.getConnection().getRemoteHost());
    String supportCode = UUID.randomUUID().toString();
    context
        .getSession()
        .getProvider(DispatcherProvider.class)
        .afterCommit(
            lane,
            own -> {
              run(work, own, origin, client, supportCode);
              return supportCode;
            });
  }

  private void run(
      Consumer<DeferredJob> work,
      KeycloakSession own,
      AuditOrigin origin,
      ClientAddress client,
      String supportCode) {
    RealmModel realm = own.getContext().getRealm();
    Audit audit = origin.in(own).withSupportCode(supportCode).ofReset(identifier.flow());
    try {
      Eligibility eligibility =
          Eligibility.of(
              own,
              realm,
              new Accounts(own, realm).find(identifier.typedName()),
              identifier.reason());
      work.accept(new DeferredJob(Sspr.of(own, realm), eligibility, audit, supportCode, client));
    } catch (RuntimeException e) {
      if (!Accounts.isAway(e)) {
        throw e;
      }
      LOG.debugf(
          "A directory of realm %s does not answer, support code %s", realm.getId(), supportCode);
      audit.unknown(
          EventType.RESET_PASSWORD, AuditStep.IDENTIFY, "sspr_" + Problem.TRY_LATER.page());
    }
  }
}
