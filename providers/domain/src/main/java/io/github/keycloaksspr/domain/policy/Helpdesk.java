// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import io.github.keycloaksspr.domain.destination.MailAddress;
import java.net.URI;

/** Where "contact an administrator" goes. */
public sealed interface Helpdesk {

  /** By mail to those who administer the realm. */
  record Administrators() implements Helpdesk {}

  /** By mail to one address. */
  record Mailbox(MailAddress address) implements Helpdesk {}

  /** A page of the organisation's own. */
  record Website(URI address) implements Helpdesk {}
}
