// SPDX-License-Identifier: Apache-2.0
package com.example.bad;

import io.github.keycloaksspr.spi.method.Match;
import java.util.Optional;

/** See its id. */
public final class Inventing extends BadFactory {

  public Inventing() {
    super("bad-inventing", (session, owner) -> Optional.of(Match.of("of another")));
  }
}
