// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.notice;

import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.delivery.Causes;
import io.github.keycloaksspr.keycloak.delivery.DispatcherProvider;
import io.github.keycloaksspr.keycloak.delivery.Handover;
import io.github.keycloaksspr.keycloak.delivery.Mails;
import io.github.keycloaksspr.spi.MethodId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells people by mail what happened to their account, at every address that is known to be theirs
 * (NIST SP 800-63B-4 §4.6; OWASP Forgot Password): an intruder in one mailbox does not silence the
 * other.
 */
public final class Notices {

  private static final Logger LOG = Logger.getLogger(Notices.class);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Sspr sspr;

  public Notices(KeycloakSession session, RealmModel realm, Sspr sspr) {
    this.session = session;
    this.realm = realm;
    this.sspr = sspr;
  }

  /** The addresses that are the user's now. To be asked for before a change as well as after it. */
  public Set<String> addresses(UserModel user) {
    Set<String> addresses = new LinkedHashSet<>();
    Optional.ofNullable(user.getEmail()).filter(mail -> !mail.isBlank()).ifPresent(addresses::add);
    sspr.catalogue().registeredDestinations(user).stream()
        .filter(MailAddress.class::isInstance)
        .map(MailAddress.class::cast)
        .map(MailAddress::value)
        .forEach(addresses::add);
    return addresses;
  }

  /**
   * Tells it, after this request was committed.
   *
   * @param method which method it is about; empty when it is about none
   * @param device roughly what was used
   * @param addresses whom to tell
   */
  public void tell(
      Notice notice,
      UserModel user,
      Optional<MethodId> method,
      String device,
      Set<String> addresses) {
    if (sspr.policy().reset().notices() == Policy.Notices.NOT_SENT
        || realm.getSmtpConfig().isEmpty()) {
      return;
    }
    Locale locale = session.getContext().resolveLocale(user);
    String userId = user.getId();
    Map<String, Object> attributes = attributes(notice, method, device, locale);
    DispatcherProvider dispatcher = session.getProvider(DispatcherProvider.class);
    for (String address : addresses) {
      dispatcher.afterCommit(
          realm.getId(),
          own -> {
            send(own, userId, locale, notice, attributes, address);
            return notice;
          });
    }
  }

  private Map<String, Object> attributes(
      Notice notice, Optional<MethodId> method, String device, Locale locale) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("notice", notice.id());
    attributes.put("method", method.map(MethodId::value).orElse(""));
    attributes.put("time", time(locale));
    attributes.put("device", device);
    attributes.put("destination", "");
    attributes.put("helpdesk", sspr.policy().helpdesk().shown());
    return attributes;
  }

  private String time(Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(locale)
            .withZone(ZoneOffset.UTC)
            .format(sspr.clock().instant())
        + " UTC";
  }

  private static void send(
      KeycloakSession own,
      String userId,
      Locale locale,
      Notice notice,
      Map<String, Object> attributes,
      String address) {
    try {
      Handover.mail(
          own,
          () ->
              Mails.to(own, userId, address, locale)
                  .send(
                      "sspr-mail-notice-subject-" + notice.id(),
                      List.of(Mails.realmName(own)),
                      "sspr-notice.ftl",
                      new HashMap<>(attributes)));
    } catch (EmailException e) {
      LOG.warnf("A notice to user %s could not be sent: %s", userId, Causes.of(e));
    }
  }
}
