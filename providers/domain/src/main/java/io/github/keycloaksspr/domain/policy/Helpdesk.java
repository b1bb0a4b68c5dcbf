// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import io.github.keycloaksspr.domain.destination.MailAddress;
import java.net.URI;

/** Where "contact an administrator" goes. */
public sealed interface Helpdesk {

  /** Where people are told to ask; empty when that is not for everybody to know. */
  String shown();

  /** By mail to those who administer the realm. */
  record Administrators() implements Helpdesk {

    @Override
    public String shown() {
      return "";
    }
  }

  /** By mail to one address. */
  record Mailbox(MailAddress address) implements Helpdesk {

    @Override
    public String shown() {
      return address.value();
    }
  }

  /** A page of the organisation's own. */
  record Website(URI address) implements Helpdesk {

    @Override
    public String shown() {
      return address.toString();
    }
  }
}
