// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.time.Duration;

/**
 * The policy's limits. Those for one user are Azure AD's figures where nothing else is set.
 *
 * @param verificationsPerHour wrong tries of one user, over all methods, 3 to 100; NIST SP
 *     800-63B-4 §3.2.2 allows 100 in a row at most
 * @param messagesPerHour texts and calls for one user, 1 to 100
 * @param mailsPerTenMinutes mails with codes for one user, 1 to 100
 * @param resetsPerDay resets and unlocks of one user, 1 to 100
 * @param lock how long reset is closed for a user who is over a limit, 1 hour to 7 days
 * @param attemptsPerAddressPerHour names and tries from one client address, 10 to 10,000
 * @param realmMessagesPerHour codes that the realm sends to phones, and as many to mailboxes, 100
 *     to 100,000
 */
public record LimitRules(
    int verificationsPerHour,
    int messagesPerHour,
    int mailsPerTenMinutes,
    int resetsPerDay,
    Duration lock,
    int attemptsPerAddressPerHour,
    int realmMessagesPerHour) {}
