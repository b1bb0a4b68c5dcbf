// SPDX-License-Identifier: Apache-2.0
package com.example.bad;

import io.github.keycloaksspr.spi.method.Match;
import java.util.Optional;

/** See its id. */
public final class Repeating extends BadFactory {

  public Repeating() {
    super("bad-repeating", (session, owner) -> Optional.of(Match.of("shared")));
  }
}
