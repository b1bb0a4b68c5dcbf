// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.contact;

import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.limit.ContactLimits;
import io.github.keycloaksspr.domain.limit.ContactLimits.Decision;
import io.github.keycloaksspr.domain.policy.Helpdesk;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.contact.ContactMail.Recipient;
import io.github.keycloaksspr.keycloak.contact.WaitingRequests.Waiting;
import io.github.keycloaksspr.keycloak.delivery.Causes;
import io.github.keycloaksspr.keycloak.delivery.DispatcherProvider;
import io.github.keycloaksspr.keycloak.delivery.Lane;
import io.github.keycloaksspr.keycloak.delivery.Mails;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Asks an administrator, by mail, to help a person who cannot reset. Anybody can ask for anybody,
 * so it is limited ({@link ContactLimits}); what is beyond the realm's number of mails is gathered
 * into one.
 */
public final class Contact {

  private static final Logger LOG = Logger.getLogger(Contact.class);

  /** All mails of one request, or a page that says that it did not work. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Sspr sspr;
  private final WaitingRequests waiting;

  public Contact(KeycloakSession session, RealmModel realm, Sspr sspr) {
    this.session = session;
    this.realm = realm;
    this.sspr = sspr;
    this.waiting = new WaitingRequests(session, sspr.limiter(), realm.getId());
  }

  /**
   * Sends the mail, unless it was sent a while ago, and waits a while for what comes of it.
   *
   * @param client where it was asked for
   */
  public ContactResult ask(ContactRequest request, UserModel user, ClientAddress client) {
    return ask(request, user, client, ConsoleAddress.server(session), this::await);
  }

  /**
   * The same in a job that runs already, which takes as long as it takes.
   *
   * @param console what {@link ConsoleAddress#server} said in the request that started the job
   */
  public ContactResult askWithin(
      ContactRequest request, UserModel user, ClientAddress client, URI console) {
    return ask(request, user, client, console, mails -> mails.apply(session));
  }

  private ContactResult ask(
      ContactRequest request,
      UserModel user,
      ClientAddress client,
      URI console,
      Predicate<Function<KeycloakSession, Boolean>> sender) {
    List<Recipient> recipients = recipients(user);
    if (recipients.isEmpty() || realm.getSmtpConfig().isEmpty()) {
      LOG.debugf("No administrator can be asked to help user %s", user.getId());
      return ContactResult.NOT_SENT;
    }
    ContactLimits limits = sspr.contactLimits();
    Decision decision = limits.ask(sspr.subject(user), client);
    if (decision instanceof Decision.AlreadyAsked) {
      return ContactResult.ALREADY_SENT;
    }
    if (decision instanceof Decision.TooMany) {
      return ContactResult.TOO_MANY;
    }
    if (decision instanceof Decision.Alone alone) {
      ContactMail mail = alone(request, user, console);
      if (!sender.test(own -> mail.send(own, recipients))) {
        limits.notSent(alone);
        return ContactResult.NOT_SENT;
      }
      sendGatheredIfAny(console);
      return ContactResult.SENT;
    }
    waiting.add(request, sspr.clock().instant());
    sendGatheredLater(console);
    return ContactResult.GATHERED;
  }

  private List<Recipient> recipients(UserModel user) {
    if (sspr.policy().helpdesk() instanceof Helpdesk.Mailbox mailbox) {
      Locale locale = Locale.forLanguageTag(realmLanguage());
      return List.of(new Recipient(user.getId(), mailbox.address().value(), locale));
    }
    return new Administrators(session, realm)
        .toContact().stream()
            .map(
                admin ->
                    new Recipient(
                        admin.getId(), admin.getEmail(), session.getContext().resolveLocale(admin)))
            .toList();
  }

  private boolean await(Function<KeycloakSession, Boolean> mails) {
    try {
      return session
          .getProvider(DispatcherProvider.class)
          .await(Lane.contact(realm.getId()), mails, PATIENCE)
          .orElse(true);
    } catch (RejectedExecutionException | IllegalStateException e) {
      LOG.warnf(
          "No administrator of realm %s could be asked to help: %s", realm.getId(), Causes.of(e));
      return false;
    }
  }

  /** What a node that stopped left behind is told by the next. */
  private void sendGatheredIfAny(URI console) {
    if (waiting.any()) {
      sendGatheredLater(console);
    }
  }

  private void sendGatheredLater(URI console) {
    session
        .getProvider(DispatcherProvider.class)
        .gathered(
            Lane.contact(realm.getId()),
            own -> {
              RealmModel same = own.getContext().getRealm();
              new Contact(own, same, Sspr.of(own, same)).sendGathered(console);
              return console;
            });
  }

  /** One mail about all that wait. Where it cannot be sent they go on waiting. */
  private void sendGathered(URI console) {
    boolean full = waiting.full();
    List<Waiting> all = waiting.all();
    List<UserModel> users =
        all.stream().flatMap(one -> sspr.user(one.request().user()).stream()).toList();
    if (users.isEmpty()) {
      waiting.done(all);
      return;
    }
    List<Map<String, Object>> rows =
        all.stream()
            .flatMap(
                one ->
                    sspr.user(one.request().user()).stream()
                        .map(user -> row(one.request(), user, one.time(), console)))
            .toList();
    ContactMail mail =
        new ContactMail(
            "sspr-mail-gathered-subject",
            List.of(rows.size(), Mails.realmName(session)),
            "sspr-contact-gathered.ftl",
            Map.of("requests", rows, "more", full));
    if (mail.send(session, recipients(users.get(0)))) {
      waiting.done(all);
    } else {
      sendGatheredLater(console);
    }
  }

  private ContactMail alone(ContactRequest request, UserModel user, URI console) {
    return new ContactMail(
        "sspr-mail-contact-subject",
        List.of(Mails.realmName(session)),
        "sspr-contact.ftl",
        row(request, user, sspr.clock().instant(), console));
  }

  private Map<String, Object> row(
      ContactRequest request, UserModel user, Instant time, URI console) {
    Map<String, Object> row = new HashMap<>();
    row.put("account", user.getUsername());
    row.put("reason", request.reason());
    row.put("supportCode", request.supportCode());
    row.put("time", TIME.format(time));
    row.put("link", ConsoleAddress.of(console, realm, user));
    return row;
  }

  private String realmLanguage() {
    return realm.getDefaultLocale() == null ? "en" : realm.getDefaultLocale();
  }
}
