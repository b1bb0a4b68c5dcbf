// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.time.Duration;

/**
 * The policy's limits. Those for one user are Azure AD's figures where nothing else is set.
 *
 * @param verificationsPerHour wrong tries of one user, over all methods; NIST SP 800-63B-4 §3.2.2
 *     allows 100 in a row at most
 * @param messagesPerHour texts and calls for one user
 * @param mailsPerTenMinutes mails with codes for one user
 * @param resetsPerDay resets and unlocks of one user
 * @param lock how long reset is closed for a user who is over a limit
 * @param attemptsPerAddressPerHour names and tries from one client address; a twelfth of it are
 *     requests for help, a sixth are mails that explain
 * @param realmMessagesPerHour codes that the realm sends to phones, and as many to mailboxes
 */
public record LimitRules(
    int verificationsPerHour,
    int messagesPerHour,
    int mailsPerTenMinutes,
    int resetsPerDay,
    Duration lock,
    int attemptsPerAddressPerHour,
    int realmMessagesPerHour) {

  /** Of so many attempts of a client address one may ask an administrator for help. */
  private static final int ATTEMPTS_FOR_A_CONTACT = 12;

  /** Of so many attempts of a client address one may cause a mail that explains. */
  private static final int ATTEMPTS_FOR_AN_EXPLANATION = 6;

  /** One client address may use a fourth of the realm's messages. */
  private static final int SHARES_OF_THE_REALM = 4;

  /** Requests for help from one client address in an hour, at least 1. */
  public int contactsPerAddressPerHour() {
    return Math.max(1, attemptsPerAddressPerHour / ATTEMPTS_FOR_A_CONTACT);
  }

  /** Mails that explain, which one client address may cause in an hour, at least 1. */
  public int explanationsPerAddressPerHour() {
    return Math.max(1, attemptsPerAddressPerHour / ATTEMPTS_FOR_AN_EXPLANATION);
  }

  /**
   * Codes to phones, and as many to mailboxes, for one client address in an hour. A whole office
   * may stand behind one address, and others must be left enough.
   */
  public int messagesPerAddressPerHour() {
    return realmMessagesPerHour / SHARES_OF_THE_REALM;
  }
}
