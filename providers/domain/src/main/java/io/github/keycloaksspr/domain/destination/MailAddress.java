// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import java.util.Locale;

/**
 * A mailbox. Made by {@link MailAddresses}, which checks it.
 *
 * @param value the address as it is written on the envelope
 */
public record MailAddress(String value) implements Destination {

  public MailAddress {
    int at = value.lastIndexOf('@');
    if (at < 1 || at == value.length() - 1) {
      throw new IllegalArgumentException("A mail address must have a local part and a domain");
    }
  }

  /**
   * In lower case: no mail system in use tells mailboxes apart by case, and people do not type it
   * the same twice.
   */
  @Override
  public String canonical() {
    return value.toLowerCase(Locale.ROOT);
  }

  /** The part after the at sign, in lower case. */
  public String domain() {
    String canonical = canonical();
    return canonical.substring(canonical.lastIndexOf('@') + 1);
  }

  /**
   * Whether both reach one mailbox where the part after a plus is an alias (RFC 5233 §1), as in
   * most mail systems: "grace+reset@" and "grace@". It says so of more addresses than it should
   * where a plus means nothing, so it only serves to be careful.
   */
  public boolean sharesMailboxWith(MailAddress other) {
    return mailbox().equals(other.mailbox());
  }

  private String mailbox() {
    String canonical = canonical();
    int alias = canonical.indexOf('+');
    int at = canonical.lastIndexOf('@');
    return alias > 0 && alias < at ? canonical.substring(0, alias) + "@" + domain() : canonical;
  }

  @Override
  public String mask() {
    return value.substring(0, value.offsetByCodePoints(0, 1)) + "•••@" + domain();
  }

  @Override
  public String toString() {
    return mask();
  }
}
