// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import io.github.keycloaksspr.domain.code.KeyedHash;
import io.github.keycloaksspr.domain.limit.Subject;
import java.time.Instant;

/**
 * Somebody says what they are called, and nobody looked whether there is such an account. All
 * claims are treated alike, because all that is known of them is what was typed.
 *
 * <p>Nothing can be granted to a claim. It must become a {@link Candidate}, which takes a user that
 * may reset, and a first proof of being that user.
 *
 * @param flow random id of this reset
 * @param typedName what was typed to name the account
 * @param reason what the person wants
 * @param startedAt when it was typed
 */
public record Claim(String flow, String typedName, Reason reason, Instant startedAt) {

  /** For whom is counted while nobody knows whether there is such a user. */
  public Subject subject(KeyedHash hash, String realm) {
    return Subject.name(hash, realm, typedName);
  }

  /** The candidate that the claim turned out to be true of. */
  public Candidate trueOf(String user) {
    return new Candidate(flow, user, typedName, reason, startedAt);
  }

  @Override
  public String toString() {
    return "Claim " + flow;
  }
}
