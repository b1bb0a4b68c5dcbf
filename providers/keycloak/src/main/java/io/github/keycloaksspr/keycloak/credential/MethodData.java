// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.domain.text.TypedText;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The public half of a registration: the owner and administrators with the right to view users can
 * read it.
 *
 * <p>Formats are read forward: this release reads all versions up to its own, and writes its own.
 * One of a newer release counts as absent and is left as it is, and so does one that is damaged.
 * What only adds a field needs no new version.
 *
 * @param version of the format; 0 where none was written
 * @param mask what may be shown of the destination; empty for questions
 * @param verifiedAt when the code was entered, or the answers were given
 * @param confirmedAt when the owner last said that all is still right; empty in version 0, which
 *     noted only the first time
 * @param setAsideAt when the owner last saw that the policy does not let them use it any more;
 *     empty while it does, or as long as they were not told
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record MethodData(
    int version,
    String mask,
    Instant verifiedAt,
    Optional<Instant> confirmedAt,
    Optional<Instant> setAsideAt) {

  private static final int VERSION = 1;

  /** Longer than the mask of any address. */
  private static final int LONGEST_MASK = 400;

  /** Before anybody registered; also what a number reads as that is too large for a time. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  MethodData {
    if (version < 0 || mask.length() > LONGEST_MASK || TypedText.hasControlCharacters(mask)) {
      throw new IllegalArgumentException("A registration must have a version and a short mask");
    }
    if (!Stream.of(Optional.of(verifiedAt), confirmedAt, setAsideAt)
        .flatMap(Optional::stream)
        .allMatch(MethodData::isOfOurTime)) {
      throw new IllegalArgumentException("A registration must be of a year from 2000 to 9999");
    }
  }

  /** Years out of all bounds break what is calculated with them. */
  private static boolean isOfOurTime(Instant time) {
    return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
  }

  /** Of what was verified just now. */
  static MethodData of(String mask, Instant now) {
    return new MethodData(VERSION, mask, now, Optional.of(now), Optional.empty());
  }

  MethodData confirmed(Instant now) {
    return new MethodData(VERSION, mask, verifiedAt, Optional.of(now), Optional.empty());
  }

  MethodData setAside(Instant now) {
    return new MethodData(VERSION, mask, verifiedAt, confirmedAt, Optional.of(now));
  }

  Instant lastConfirmed() {
    return confirmedAt.orElse(verifiedAt);
  }

  boolean isReadable() {
    return version <= VERSION;
  }
}
