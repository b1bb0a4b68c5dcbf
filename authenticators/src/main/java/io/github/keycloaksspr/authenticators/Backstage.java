// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.code.KeyedHash;
import io.github.keycloaksspr.domain.code.Purpose;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.domain.limit.ResetLimits.Sending;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.reset.Claim;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.Accounts;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditOrigin;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.contact.Contact;
import io.github.keycloaksspr.keycloak.contact.ContactRequest;
import io.github.keycloaksspr.keycloak.contact.ContactResult;
import io.github.keycloaksspr.keycloak.delivery.DispatcherProvider;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageUnavailableException;

/**
 * What a concealed reset does with the account: looks it up, sends, explains, writes events. All of
 * it happens after the request, on other threads, so that neither the page nor the time it takes
 * depends on whether there is such an account. Every request that changes something starts exactly
 * one such job, whoever was named.
 */
final class Backstage {

  private static final Logger LOG = Logger.getLogger(Backstage.class);

  private final AuthenticationFlowContext context;
  private final Claim claim;

  Backstage(AuthenticationFlowContext context, Claim claim) {
    this.context = context;
    this.claim = claim;
  }

  /**
   * One job.
   *
   * @param own its session
   * @param realm the realm there
   * @param sspr the product there
   * @param audit writes events as the request would have
   * @param supportCode names what happened, in the event and in a mail
   */
  private record Job(
      KeycloakSession own, RealmModel realm, Sspr sspr, Audit audit, String supportCode) {}

  /** What is done with an account that was looked up. */
  private interface Scene {
    void play(Job job, Standing standing);
  }

  /** Somebody was named: an event, and where the account cannot be reset, a mail to its owner. */
  void named() {
    later(this::named);
  }

  /** A destination was typed. If it is the user's, a code goes to the one that is stored. */
  void send(CodeBinding asked, Channel channel, String digits, Locale locale) {
    later((job, standing) -> send(job, standing, new Asked(asked, channel, digits, locale)));
  }

  /** A code was wrong, which counts for the user as well. */
  void wrong(AuditStep step, MethodId method, String error) {
    later(
        (job, standing) -> {
          refused(job, standing, step, Optional.of(method), error);
          count(job, standing);
        });
  }

  /** The reset of whoever it is was closed by too many wrong answers. */
  void closed() {
    later(
        (job, standing) -> {
          if (standing instanceof Standing.Open open) {
            closed(job, open.user());
          }
        });
  }

  /** A try was refused. */
  void failed(AuditStep step, MethodId method, String error) {
    later((job, standing) -> refused(job, standing, step, Optional.of(method), error));
  }

  /** An administrator is asked for help, if there is somebody to be helped. */
  void contact() {
    URI console = Contact.console(context.getSession());
    later((job, standing) -> contact(job, standing, console));
  }

  private void named(Job job, Standing standing) {
    if (standing instanceof Standing.Open open) {
      named(job, open.user());
      return;
    }
    refused(job, standing, AuditStep.IDENTIFY, Optional.empty(), Errors.USER_NOT_FOUND);
    if (standing instanceof Standing.Barred barred && barred.problem().isExplained()) {
      job.sspr().explanation().tell(barred.user(), barred.problem().page(), job.supportCode());
    }
  }

  private void named(Job job, UserModel user) {
    Audit audit = job.audit();
    if (isClosed(job, user)) {
      String problem = Problem.LOCKED.page();
      audit.failure(
          EventType.RESET_PASSWORD,
          user.getId(),
          AuditStep.IDENTIFY,
          Optional.empty(),
          "sspr_" + problem);
      job.sspr().explanation().tell(user, problem, job.supportCode());
    } else {
      audit.success(
          EventType.SEND_RESET_PASSWORD,
          user.getId(),
          AuditStep.IDENTIFY,
          Optional.empty(),
          claim.reason().id());
    }
  }

  /**
   * What was asked for.
   *
   * @param binding holds the keyed hash of the destination that was typed
   * @param channel the way that was chosen
   * @param digits the code
   * @param locale of the page
   */
  private record Asked(CodeBinding binding, Channel channel, String digits, Locale locale) {

    private CodeBinding boundTo(UserModel user, Destination destination) {
      return new CodeBinding(
          binding.realm(),
          user.getId(),
          binding.method(),
          destination,
          Purpose.RESET,
          binding.session());
    }

    @Override
    public String toString() {
      return "Asked";
    }
  }

  private static void send(Job job, Standing standing, Asked asked) {
    Optional<Destination> destination =
        standing instanceof Standing.Open open
            ? stored(job.sspr(), open.user(), asked)
            : Optional.empty();
    if (standing instanceof Standing.Open open && destination.isPresent()) {
      send(job, open.user(), asked, destination.get());
    } else {
      MethodId method = asked.binding().method();
      refused(
          job,
          standing,
          AuditStep.CONFIRM_DESTINATION,
          Optional.of(method),
          "sspr_destination_mismatch");
      count(job, standing);
    }
  }

  private static void send(Job job, UserModel user, Asked asked, Destination destination) {
    MethodId method = asked.binding().method();
    CodeBinding binding = asked.boundTo(user, destination);
    Sspr sspr = job.sspr();
    // One cool-down for a destination, by whatever name its owner was called.
    if (!sspr.codes().maySendNow(binding)) {
      refused(job, user, method, "sspr_just_sent");
      return;
    }
    Sending sending = sspr.resetLimits().send(sspr.subject(user), asked.channel(), destination);
    if (sending instanceof Sending.Open open) {
      Outcome outcome = deliver(job, user, asked, destination);
      if (!outcome.mayArrive()) {
        sspr.codes().notSent(binding);
        sspr.resetLimits().notSent(open.permit());
      }
    } else if (sending instanceof Sending.Refused refused) {
      sspr.codes().notSent(binding);
      refused(job, user, method, refused.reason().error());
    } else {
      sspr.codes().notSent(binding);
      closed(job, user);
    }
  }

  private static Outcome deliver(Job job, UserModel user, Asked asked, Destination destination) {
    MethodId method = asked.binding().method();
    Outcome outcome =
        job.sspr()
            .delivery()
            .sendWithin(
                user, asked.channel(), destination, Purpose.RESET, asked.digits(), asked.locale());
    if (outcome.mayArrive()) {
      job.audit()
          .success(
              EventType.SEND_RESET_PASSWORD,
              user.getId(),
              AuditStep.SEND,
              Optional.of(method),
              outcome.eventValue());
    } else {
      refused(job, user, method, "sspr_" + outcome.eventValue());
    }
    return outcome;
  }

  /** One wrong try of the user's; with the last one the reset is closed. */
  private static void count(Job job, Standing standing) {
    ResetLimits limits = job.sspr().resetLimits();
    if (standing instanceof Standing.Open open
        && limits.attempt(job.sspr().subject(open.user())) instanceof Attempt.Open attempt
        && limits.wrong(attempt).isPresent()) {
      closed(job, open.user());
    }
  }

  private static boolean isClosed(Job job, UserModel user) {
    return job.sspr().resetLock().lockedUntil(user).isPresent();
  }

  private static void closed(Job job, UserModel user) {
    job.audit()
        .failure(
            EventType.RESET_PASSWORD,
            user.getId(),
            AuditStep.LOCK,
            Optional.empty(),
            "sspr_" + Problem.LOCKED.page());
  }

  private static void refused(Job job, UserModel user, MethodId method, String error) {
    job.audit()
        .failure(
            EventType.SEND_RESET_PASSWORD,
            user.getId(),
            AuditStep.SEND,
            Optional.of(method),
            error);
  }

  private static Optional<Destination> stored(Sspr sspr, UserModel user, Asked asked) {
    return sspr.usableBy(user)
        .find(asked.binding().method())
        .flatMap(method -> method.destination())
        .filter(
            destination ->
                KeyedHash.same(
                    sspr.hash().destination(destination),
                    asked.binding().destination().canonical()));
  }

  private static void contact(Job job, Standing standing, URI console) {
    if (standing instanceof Standing.Open open) {
      contact(
          job,
          open.user(),
          isClosed(job, open.user()) ? Problem.LOCKED.page() : HelpRequest.VERIFICATION,
          console);
    } else if (standing instanceof Standing.Barred barred && barred.problem().isExplained()) {
      contact(job, barred.user(), barred.problem().page(), console);
    } else {
      job.audit().unknown(EventType.SEND_RESET_PASSWORD, AuditStep.CONTACT, Errors.USER_NOT_FOUND);
    }
  }

  private static void contact(Job job, UserModel user, String reason, URI console) {
    ContactRequest request = new ContactRequest(user.getId(), reason, job.supportCode());
    ContactResult result = job.sspr().contact().askWithin(request, user, console);
    HelpRequest.audit(job.audit(), request, result);
  }

  /** Of somebody whom we know and who is barred, the event says that before all else. */
  private static void refused(
      Job job, Standing standing, AuditStep step, Optional<MethodId> method, String error) {
    if (standing instanceof Standing.Open open) {
      job.audit().failure(EventType.RESET_PASSWORD, open.user().getId(), step, method, error);
    } else if (standing instanceof Standing.Barred barred) {
      job.audit()
          .failure(
              EventType.RESET_PASSWORD,
              barred.user().getId(),
              step,
              method,
              "sspr_" + barred.problem().page());
    } else {
      job.audit().unknown(EventType.RESET_PASSWORD, step, Errors.USER_NOT_FOUND);
    }
  }

  private void later(Scene scene) {
    AuditOrigin origin = AuditOrigin.of(context.getEvent());
    String supportCode = UUID.randomUUID().toString();
    context
        .getSession()
        .getProvider(DispatcherProvider.class)
        .afterCommit(
            context.getRealm().getId(),
            own -> {
              play(scene, own, origin, supportCode);
              return supportCode;
            });
  }

  private void play(Scene scene, KeycloakSession own, AuditOrigin origin, String supportCode) {
    RealmModel realm = own.getContext().getRealm();
    Audit audit = origin.in(own).withSupportCode(supportCode);
    try {
      Job job = new Job(own, realm, Sspr.of(own, realm), audit, supportCode);
      scene.play(job, Standing.of(own, realm, claim.typedName()));
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
