// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.time.Duration;
import java.util.List;

/**
 * How often owners of accounts are told by mail why a concealed reset is not possible. Anybody can
 * type any name: once an hour for a user, a few times for a client address, and as often in a realm
 * as codes go to mailboxes.
 */
public final class ExplanationLimits {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Limiter limiter;
  private final KeyedHash hash;
  private final LimitRules rules;
  private final String realm;

  /**
   * @param realm id of the realm
   */
  public ExplanationLimits(Limiter limiter, KeyedHash hash, LimitRules rules, String realm) {
    this.limiter = limiter;
    this.hash = hash;
    this.rules = rules;
    this.realm = realm;
  }

  /**
   * Takes the right to one mail.
   *
   * @return false when there were too many; then nothing was taken
   */
  public boolean mayTell(Subject user, ClientAddress client) {
    return limiter
        .takeAll(
            List.of(
                new Limit("explained-user", user.hash(), 1, HOUR),
                new Limit(
                    "explained-address",
                    hash.of("explained-address", realm, client.network()),
                    rules.explanationsPerAddressPerHour(),
                    HOUR),
                new Limit("explained-realm", realm, rules.realmMessagesPerHour(), HOUR)))
        .isPresent();
  }
}
