// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.keycloak.gateway.Gateways;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.gateway.OutboundMessage;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Sends codes, and waits a short while to be able to say what became of them. */
public final class Delivery {

  private static final Logger LOG = Logger.getLogger(Delivery.class);

  /** Longer than gateways usually take, shorter than people think a page is dead. */
  public static final Duration PATIENCE = Duration.ofSeconds(6);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Policy policy;

  public Delivery(KeycloakSession session, RealmModel realm, Policy policy) {
    this.session = session;
    this.realm = realm;
    this.policy = policy;
  }

  /**
   * Sends a code.
   *
   * @param user whose it is
   * @param destination where it goes; from our own store, never from the browser unless it is being
   *     registered
   * @param locale of the page that asked
   * @param late is told what came after the page has stopped waiting
   */
  public Outcome send(
      UserModel user,
      Channel channel,
      Destination destination,
      Purpose purpose,
      String digits,
      Locale locale,
      LateOutcome late) {
    if (destination instanceof PhoneNumber phone && !policy.phones().allows(phone)) {
      return Outcome.BLOCKED_REGION;
    }
    Function<KeycloakSession, Outcome> job =
        job(user, channel, destination, purpose, digits, locale, page());
    String userId = user.getId();
    try {
      return session
          .getProvider(DispatcherProvider.class)
          .await(lane(channel), own -> tried(own, job, userId, channel), PATIENCE, late::came)
          .orElse(Outcome.ON_ITS_WAY);
    } catch (RejectedExecutionException e) {
      // Not louder: people cause it, and a slow other side has its own warnings.
      LOG.debugf("A code was refused in realm %s: %s", realm.getId(), e.getMessage());
      return Outcome.TRY_LATER;
    } catch (IllegalStateException e) {
      return broken(e, userId, channel);
    }
  }

  private static Outcome tried(
      KeycloakSession own, Function<KeycloakSession, Outcome> job, String userId, Channel channel) {
    try {
      return job.apply(own);
    } catch (RuntimeException e) {
      return broken(e, userId, channel);
    }
  }

  private static Outcome broken(RuntimeException error, String userId, Channel channel) {
    LOG.warnf("A code could not be sent for user %s: %s", userId, Causes.of(error));
    return channel == Channel.MAIL ? Outcome.MAIL_FAILED : Outcome.UNKNOWN;
  }

  /**
   * Sends a message without a code, for an administrator who tries the gateway.
   *
   * @param locale language of the message
   */
  public Outcome test(Channel channel, PhoneNumber to, Locale locale) {
    OutboundMessage message = new PhoneTexts(session, realm, locale).test(channel, to);
    try {
      return session
          .getProvider(DispatcherProvider.class)
          .await(lane(channel), own -> phone(own, message), PATIENCE)
          .orElse(Outcome.ON_ITS_WAY);
    } catch (RejectedExecutionException e) {
      return Outcome.TRY_LATER;
    } catch (IllegalStateException e) {
      LOG.warnf("A test could not be sent in realm %s: %s", realm.getId(), Causes.of(e));
      return Outcome.UNKNOWN;
    }
  }

  /** The way that messages of this channel go. */
  public Lane lane(Channel channel) {
    return channel == Channel.MAIL
        ? Lane.mail(realm.getId())
        : Lane.phone(realm, Gateways.of(session, realm));
  }

  /**
   * Sends a code in a job that runs already, and takes as long as that takes.
   *
   * @param user whose it is
   * @param destination where it goes; from our own store
   * @param locale of the page that asked
   * @param page address of that page
   */
  public Outcome sendWithin(
      UserModel user,
      Channel channel,
      Destination destination,
      Purpose purpose,
      String digits,
      Locale locale,
      URI page) {
    return job(user, channel, destination, purpose, digits, locale, page).apply(session);
  }

  private Function<KeycloakSession, Outcome> job(
      UserModel user,
      Channel channel,
      Destination destination,
      Purpose purpose,
      String digits,
      Locale locale,
      URI page) {
    if (destination instanceof MailAddress mail) {
      String userId = user.getId();
      return own -> mail(own, userId, mail, purpose, digits, locale);
    }
    OutboundMessage message =
        new PhoneTexts(session, realm, locale)
            .code(channel, (PhoneNumber) destination, digits, policy.codes().lifespan(), page);
    return own -> phone(own, message);
  }

  /** Where the page is that this request draws. */
  private URI page() {
    return session.getContext().getUri().getBaseUri();
  }

  private static Outcome phone(KeycloakSession own, OutboundMessage message) {
    return Outcome.of(Handover.toPhone(own, message));
  }

  private Outcome mail(
      KeycloakSession own,
      String userId,
      MailAddress address,
      Purpose purpose,
      String digits,
      Locale locale) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("code", digits);
    attributes.put("minutes", policy.codes().lifespan().toMinutes());
    attributes.put("purpose", purpose.id());
    try {
      Handover.mail(
          own,
          () ->
              Mails.to(own, userId, address.value(), locale)
                  .send(
                      "sspr-mail-code-subject",
                      List.of(Mails.realmName(own)),
                      "sspr-code.ftl",
                      attributes));
      return Outcome.SENT;
    } catch (EmailException e) {
      LOG.warnf(
          "The mail server of realm %s did not take a code: %s",
          own.getContext().getRealm().getId(), Causes.of(e));
      return Outcome.MAIL_FAILED;
    }
  }
}
