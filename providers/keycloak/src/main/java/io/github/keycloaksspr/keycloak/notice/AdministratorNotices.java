// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.notice;

import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.policy.Trait;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.contact.Administrators;
import io.github.keycloaksspr.keycloak.contact.ConsoleAddress;
import io.github.keycloaksspr.keycloak.delivery.Causes;
import io.github.keycloaksspr.keycloak.delivery.DispatcherProvider;
import io.github.keycloaksspr.keycloak.delivery.Mails;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells administrators by mail that the account of one of them was opened again: an intruder who
 * takes one over does not go unseen (as in Azure AD).
 */
public final class AdministratorNotices {

  private static final Logger LOG = Logger.getLogger(AdministratorNotices.class);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Sspr sspr;

  public AdministratorNotices(KeycloakSession session, RealmModel realm, Sspr sspr) {
    this.session = session;
    this.realm = realm;
    this.sspr = sspr;
  }

  /**
   * Tells the others, after this request was committed. Does nothing for users who are not
   * privileged, and where the policy says so.
   *
   * @param user whose account it is; gets no such mail
   */
  public void tell(Notice notice, UserModel user) {
    if (sspr.policy().reset().administratorNotices() == Policy.Notices.NOT_SENT
        || realm.getSmtpConfig().isEmpty()
        || !sspr.traits(user).contains(Trait.PRIVILEGED)) {
      return;
    }
    Map<String, Object> attributes = attributes(notice, user);
    for (UserModel other : new Administrators(session, realm).besides(user)) {
      Mail mail =
          new Mail(
              other.getId(),
              other.getEmail(),
              session.getContext().resolveLocale(other),
              notice,
              attributes);
      session
          .getProvider(DispatcherProvider.class)
          .afterCommit(
              realm.getId(),
              own -> {
                mail.send(own);
                return notice;
              });
    }
  }

  private Map<String, Object> attributes(Notice notice, UserModel user) {
    return Map.of(
        "notice",
        notice.id(),
        "account",
        user.getUsername(),
        "time",
        TIME.format(sspr.clock().instant()),
        "link",
        ConsoleAddress.of(ConsoleAddress.server(session), realm, user));
  }

  /**
   * One mail.
   *
   * @param to id of the administrator who gets it
   */
  private record Mail(
      String to, String address, Locale locale, Notice notice, Map<String, Object> attributes) {

    void send(KeycloakSession own) {
      try {
        Mails.to(own, to, address, locale)
            .send(
                "sspr-mail-admin-subject-" + notice.id(),
                List.of(Mails.realmName(own)),
                "sspr-admin-notice.ftl",
                new HashMap<>(attributes));
      } catch (EmailException e) {
        LOG.warnf("A notice to administrator %s could not be sent: %s", to, Causes.of(e));
      }
    }

    @Override
    public String toString() {
      return to;
    }
  }
}
