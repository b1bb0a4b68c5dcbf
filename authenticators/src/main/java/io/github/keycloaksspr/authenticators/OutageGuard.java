// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.CountersUnavailableException;
import io.github.keycloaksspr.domain.reset.ResetTarget;
import io.github.keycloaksspr.keycloak.account.Outages;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.events.EventType;

/**
 * One of our steps. While a directory or the counters that it needs do not answer, or too many ask
 * at once, it has a page that says so, and nothing is tried or sent; what was proven before stays,
 * and the step goes on when the page is loaded again.
 */
final class OutageGuard implements ResetStep {

  private static final Logger LOG = Logger.getLogger(OutageGuard.class);

  private final Authenticator step;

  OutageGuard(Authenticator step) {
    this.step = step;
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    run(context, step::authenticate);
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    run(context, step::action);
  }

  private static void run(
      AuthenticationFlowContext context, Consumer<AuthenticationFlowContext> request) {
    PaddedResponse response = PaddedResponse.of(context);
    try {
      request.accept(context);
    } catch (CountersUnavailableException e) {
      tryLater(context, Logger.Level.WARN, "The single-use store does not answer");
    } catch (PaddedResponse.TooManyHeldException e) {
      // Strangers can bring this about as often as they like.
      tryLater(context, Logger.Level.DEBUG, e.getMessage());
    } catch (RuntimeException e) {
      if (!Outages.isOne(e)) {
        throw e;
      }
      away(context, e);
    } finally {
      response.complete();
    }
  }

  /** Without its database a request can write nothing, not even an event. */
  private static void away(AuthenticationFlowContext context, RuntimeException error) {
    if (!Outages.isOfDatabase(error)) {
      tryLater(
          context,
          Logger.Level.WARN,
          "A directory does not answer, or whom it knows cannot be copied");
      return;
    }
    context.getSession().getTransactionManager().setRollbackOnly();
    String supportCode = UUID.randomUUID().toString();
    LOG.warnf(
        "The database does not answer: a reset has to wait in realm %s, support code %s",
        context.getRealm().getId(), supportCode);
    context.challenge(new ResetPages(context).problem(Problem.TRY_LATER, supportCode));
  }

  private static void tryLater(AuthenticationFlowContext context, Logger.Level level, String why) {
    String supportCode = UUID.randomUUID().toString();
    LOG.logf(
        level,
        "%s: a reset has to wait in realm %s, support code %s",
        why,
        context.getRealm().getId(),
        supportCode);
    Audit audit = new Audit(context.getEvent()).withSupportCode(supportCode);
    String error = "sspr_" + Problem.TRY_LATER.page();
    Optional<ResetTarget> target = ResetNotes.TARGET.read(context.getAuthenticationSession());
    target.ifPresentOrElse(
        known ->
            audit.failure(
                EventType.RESET_PASSWORD,
                known.user(),
                AuditStep.IDENTIFY,
                Optional.empty(),
                error),
        () -> audit.unknown(EventType.RESET_PASSWORD, AuditStep.IDENTIFY, error));
    context.challenge(new ResetPages(context).problem(Problem.TRY_LATER, supportCode));
  }
}
