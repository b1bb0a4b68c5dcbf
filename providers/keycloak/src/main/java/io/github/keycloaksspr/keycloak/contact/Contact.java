// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.contact;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.policy.Helpdesk;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.delivery.Causes;
import io.github.keycloaksspr.keycloak.delivery.DispatcherProvider;
import io.github.keycloaksspr.keycloak.delivery.Lane;
import io.github.keycloaksspr.keycloak.delivery.Mails;
import java.net.URI;
import java.time.Duration;
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
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Asks an administrator, by mail, to help a person who cannot reset. Anybody can ask for anybody,
 * so it is limited: once an hour for a user, and so often for a realm.
 */
public final class Contact {

  private static final Logger LOG = Logger.getLogger(Contact.class);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int PER_USER = 1;
  private static final int PER_REALM = 50;

  /** All mails of one request, or a page that says that it did not work. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Sspr sspr;

  public Contact(KeycloakSession session, RealmModel realm, Sspr sspr) {
    this.session = session;
    this.realm = realm;
    this.sspr = sspr;
  }

  /** Sends the mail, unless it was sent a while ago, and waits a while for what comes of it. */
  public ContactResult ask(ContactRequest request, UserModel user) {
    return ask(request, user, ConsoleAddress.server(session), this::await);
  }

  /**
   * The same in a job that runs already, which takes as long as it takes.
   *
   * @param console what {@link ConsoleAddress#server} said in the request that started the job
   */
  public ContactResult askWithin(ContactRequest request, UserModel user, URI console) {
    return ask(request, user, console, mails -> mails.apply(session));
  }

  private ContactResult ask(
      ContactRequest request,
      UserModel user,
      URI console,
      Predicate<Function<KeycloakSession, Boolean>> sender) {
    List<Recipient> recipients = recipients(user);
    if (recipients.isEmpty() || realm.getSmtpConfig().isEmpty()) {
      LOG.debugf("Nobody can be asked to help user %s", user.getId());
      return ContactResult.NOT_SENT;
    }
    if (!sspr.limiter().acquire(perUser(user))) {
      return ContactResult.ALREADY_SENT;
    }
    Map<String, Object> attributes = attributes(request, user, console);
    if (sspr.limiter().acquire(perRealm())
        && sender.test(own -> sendAll(own, recipients, attributes))) {
      return ContactResult.SENT;
    }
    sspr.limiter().release(perUser(user));
    return ContactResult.NOT_SENT;
  }

  /**
   * Whom to write to.
   *
   * @param user whose language and name the mail is written with
   */
  private record Recipient(String user, String address, Locale locale) {

    @Override
    public String toString() {
      return user;
    }
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
      LOG.warnf("Nobody in realm %s could be asked to help: %s", realm.getId(), Causes.of(e));
      return false;
    }
  }

  private static boolean sendAll(
      KeycloakSession own, List<Recipient> recipients, Map<String, Object> attributes) {
    return recipients.stream().filter(to -> send(own, to, attributes)).count() > 0;
  }

  private static boolean send(KeycloakSession own, Recipient to, Map<String, Object> attributes) {
    try {
      Mails.in(own, to.user(), to.locale())
          .send(
              "sspr-mail-contact-subject",
              List.of(Mails.realmName(own)),
              "sspr-contact.ftl",
              new HashMap<>(attributes),
              to.address());
      return true;
    } catch (EmailException e) {
      LOG.warnf("A request for help could not be sent to user %s: %s", to.user(), Causes.of(e));
      return false;
    }
  }

  private Map<String, Object> attributes(ContactRequest request, UserModel user, URI console) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("account", user.getUsername());
    attributes.put("reason", request.reason());
    attributes.put("supportCode", request.supportCode());
    attributes.put("time", TIME.format(sspr.clock().instant()));
    attributes.put("link", ConsoleAddress.of(console, realm, user));
    return attributes;
  }

  private String realmLanguage() {
    return realm.getDefaultLocale() == null ? "en" : realm.getDefaultLocale();
  }

  private Limit perUser(UserModel user) {
    return new Limit(
        "contact-user", sspr.hash().of("contact", realm.getId(), user.getId()), PER_USER, HOUR);
  }

  private Limit perRealm() {
    return new Limit("contact-realm", realm.getId(), PER_REALM, HOUR);
  }
}
