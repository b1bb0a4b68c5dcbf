// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import io.github.keycloaksspr.domain.limit.Subject;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.time.Instant;

/**
 * What was typed to name an account, where no account is looked up before a proof. All identifiers
 * are treated alike, because nothing is known of them but what was typed.
 *
 * <p>Nothing can be granted to it. It must become a {@link ResetTarget}, which takes an account
 * that may reset, and a first proof.
 *
 * @param flow random id of this reset
 * @param typedName what was typed to name the account
 * @param reason what the user wants
 * @param startedAt when it was typed
 */
public record UnresolvedIdentifier(
    String flow, String typedName, Reason reason, Instant startedAt) {

  /** For whom is counted as long as the account is not looked up. */
  public Subject subject(KeyedHash hash, String realm) {
    return Subject.name(hash, realm, typedName);
  }

  /** The target, once the account is known. */
  public ResetTarget resolvedTo(String user) {
    return new ResetTarget(flow, user, typedName, reason, startedAt);
  }

  @Override
  public String toString() {
    return "UnresolvedIdentifier " + flow;
  }
}
