// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.reset.Claim;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.Accounts;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditOrigin;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.contact.ConsoleAddress;
import io.github.keycloaksspr.keycloak.delivery.DispatcherProvider;
import io.github.keycloaksspr.keycloak.delivery.Lane;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.StorageUnavailableException;

/**
 * What a concealed reset does with the account: looks it up, sends, explains, counts, writes
 * events. All of it happens after the request, on other threads, so that neither the page nor the
 * time it takes depends on whether there is such an account. Whoever was named, the same request
 * starts a job, and has an {@link EvenAnswer}.
 */
final class Backstage {

  private static final Logger LOG = Logger.getLogger(Backstage.class);

  private final AuthenticationFlowContext context;
  private final Claim claim;

  Backstage(AuthenticationFlowContext context, Claim claim) {
    this.context = context;
    this.claim = claim;
  }

  /** Somebody was named: an event, and where the account cannot be reset, a mail to its owner. */
  void named() {
    later(job -> job.named(claim.reason()));
  }

  /**
   * A destination was typed. If it is the user's, a code goes to the one that is stored.
   *
   * @param asked what the code is bound to: the typed name and the typed destination
   */
  void send(CodeBinding asked, Channel channel, String digits, Locale locale) {
    KeycloakSession session = context.getSession();
    URI page = session.getContext().getUri().getBaseUri();
    // The way of the channel, whoever was named; so that a dead one holds up no other.
    later(
        Sspr.of(session, context.getRealm()).delivery().lane(channel),
        job -> new BackstageSending(job, asked, channel).send(digits, locale, page));
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

  /** The reset of whoever it is was closed by too many wrong answers. */
  void closed() {
    later(BackstageJob::closed);
  }

  /** An administrator is asked for help, if there is somebody to be helped. */
  void contact() {
    URI console = ConsoleAddress.server(context.getSession());
    later(job -> job.contact(console));
  }

  private void later(Consumer<BackstageJob> work) {
    later(Lane.backstage(context.getRealm().getId()), work);
  }

  private void later(Lane lane, Consumer<BackstageJob> work) {
    EvenAnswer.of(context.getSession()).holdForJob();
    AuditOrigin origin = AuditOrigin.of(context.getEvent());
    String supportCode = UUID.randomUUID().toString();
    context
        .getSession()
        .getProvider(DispatcherProvider.class)
        .afterCommit(
            lane,
            own -> {
              run(work, own, origin, supportCode);
              return supportCode;
            });
  }

  private void run(
      Consumer<BackstageJob> work, KeycloakSession own, AuditOrigin origin, String supportCode) {
    RealmModel realm = own.getContext().getRealm();
    Audit audit = origin.in(own).withSupportCode(supportCode).ofReset(claim.flow());
    try {
      Standing standing = Standing.of(own, realm, claim);
      work.accept(new BackstageJob(Sspr.of(own, realm), standing, audit, supportCode));
    } catch (StorageUnavailableException | ModelException e) {
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
