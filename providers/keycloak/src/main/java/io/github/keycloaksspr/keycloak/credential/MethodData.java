// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * The public half of a registration: the owner and administrators with the right to view users can
 * read it.
 *
 * @param version of the format
 * @param mask what may be shown of the destination; empty for questions
 * @param verifiedAt when the code was entered, or the answers were given
 * @param confirmedAt when the owner last said that all is still right
 * @param setAsideAt when the owner last saw that the policy does not let them use it any more;
 *     empty while it does, or as long as they were not told
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record MethodData(
    int version,
    String mask,
    Instant verifiedAt,
    Instant confirmedAt,
    Optional<Instant> setAsideAt) {

  static final int VERSION = 1;

  /** Of what was verified just now. */
  static MethodData of(String mask, Instant now) {
    return new MethodData(VERSION, mask, now, now, Optional.empty());
  }

  MethodData confirmed(Instant now) {
    return new MethodData(version, mask, verifiedAt, now, Optional.empty());
  }

  MethodData setAside(Instant now) {
    return new MethodData(version, mask, verifiedAt, confirmedAt, Optional.of(now));
  }
}
