// SPDX-License-Identifier: Apache-2.0
package com.example.bad;

import java.util.Optional;

/** See its id. */
public final class Hanging extends BadFactory {

  public Hanging() {
    super(
        "bad-hanging",
        (session, owner) -> {
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Optional.empty();
        });
  }
}
