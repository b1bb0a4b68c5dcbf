// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.notice;

import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.policy.Helpdesk;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.delivery.Causes;
import io.github.keycloaksspr.keycloak.delivery.Mails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells the owner of an account, by mail to the account's own address, why it cannot be reset: what
 * a page must not say where it is concealed which accounts exist. Anybody can type any name, so it
 * is limited ({@link io.github.keycloaksspr.domain.limit.ExplanationLimits}).
 */
public final class Explanation {

  private static final Logger LOG = Logger.getLogger(Explanation.class);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Sspr sspr;

  public Explanation(KeycloakSession session, RealmModel realm, Sspr sspr) {
    this.session = session;
    this.realm = realm;
    this.sspr = sspr;
  }

  /**
   * Sends the mail, within a job that runs already. Does nothing where the account has no address,
   * or enough was sent.
   *
   * @param problem mark of the page that would have said it
   * @param supportCode finds the event
   * @param client where the name was typed
   */
  public void tell(UserModel user, String problem, String supportCode, ClientAddress client) {
    Optional<String> address = Optional.ofNullable(user.getEmail()).filter(mail -> !mail.isBlank());
    if (address.isEmpty() || realm.getSmtpConfig().isEmpty()) {
      return;
    }
    if (sspr.explanationLimits().mayTell(sspr.subject(user), client)) {
      send(user, address.get(), attributes(problem, supportCode));
    } else {
      LOG.debugf("User %s is not told once more why a reset is not possible", user.getId());
    }
  }

  private void send(UserModel user, String address, Map<String, Object> attributes) {
    try {
      Mails.to(session, user.getId(), address, session.getContext().resolveLocale(user))
          .send(
              "sspr-mail-explanation-subject",
              List.of(Mails.realmName(session)),
              "sspr-explanation.ftl",
              attributes);
    } catch (EmailException e) {
      LOG.warnf("An explanation to user %s could not be sent: %s", user.getId(), Causes.of(e));
    }
  }

  private Map<String, Object> attributes(String problem, String supportCode) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("problem", problem);
    attributes.put("supportCode", supportCode);
    attributes.put("helpdesk", helpdesk());
    return attributes;
  }

  private String helpdesk() {
    if (sspr.policy().helpdesk() instanceof Helpdesk.Website website) {
      return website.address().toString();
    }
    return sspr.policy().helpdesk() instanceof Helpdesk.Mailbox mailbox
        ? mailbox.address().value()
        : "";
  }
}
