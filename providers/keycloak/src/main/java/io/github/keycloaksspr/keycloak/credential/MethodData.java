// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import java.time.Instant;

/**
 * The public half of a registration: the owner and administrators with the right to view users can
 * read it.
 *
 * @param version of the format
 * @param mask what may be shown of the destination; empty for questions
 * @param verifiedAt when the code was entered, or the answers were given
 * @param confirmedAt when the owner last said that all is still right
 */
record MethodData(int version, String mask, Instant verifiedAt, Instant confirmedAt) {

  static final int VERSION = 1;

  MethodData confirmed(Instant now) {
    return new MethodData(version, mask, verifiedAt, now);
  }
}
