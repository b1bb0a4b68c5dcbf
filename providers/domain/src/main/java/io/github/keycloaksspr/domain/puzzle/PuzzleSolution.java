// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.puzzle;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser sends back: the puzzle, and the number it found. Nothing in it is believed before
 * its signature is.
 */
record PuzzleSolution(
    String algorithm, String challenge, long number, String salt, String signature) {

  /** Four times as long as an honest one. */
  private static final int LONGEST = 1_600;

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build()
          .readerFor(PuzzleSolution.class);

  /**
   * Reads JSON in Base64.
   *
   * @return empty for anything else, and for what is longer than a solution ever is
   */
  static Optional<PuzzleSolution> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(READER.readValue(Base64.getDecoder().decode(text)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
