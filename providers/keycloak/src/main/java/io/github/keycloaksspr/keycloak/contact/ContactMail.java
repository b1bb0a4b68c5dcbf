// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.contact;

import io.github.keycloaksspr.keycloak.delivery.Causes;
import io.github.keycloaksspr.keycloak.delivery.Mails;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;

/**
 * A mail to those who can help.
 *
 * @param subject key of the subject's text
 * @param values what the subject's text names
 * @param template file of the templates
 * @param attributes what the templates show
 */
record ContactMail(
    String subject, List<Object> values, String template, Map<String, Object> attributes) {

  private static final Logger LOG = Logger.getLogger(Contact.class);

  ContactMail {
    values = List.copyOf(values);
    attributes = Map.copyOf(attributes);
  }

  /**
   * Whom to write to.
   *
   * @param user whose language and name the mail is written with
   */
  record Recipient(String user, String address, Locale locale) {

    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * Sends it to all of them.
   *
   * @return whether it went to one at least
   */
  boolean send(KeycloakSession own, List<Recipient> recipients) {
    return recipients.stream().filter(to -> send(own, to)).count() > 0;
  }

  private boolean send(KeycloakSession own, Recipient to) {
    try {
      Mails.to(own, to.user(), to.address(), to.locale())
          .send(subject, values, template, new HashMap<>(attributes));
      return true;
    } catch (EmailException e) {
      LOG.warnf("A request for help could not be sent to user %s: %s", to.user(), Causes.of(e));
      return false;
    }
  }
}
