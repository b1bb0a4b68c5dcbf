// SPDX-License-Identifier: Apache-2.0
package com.example.bad;


/** See its id. */
public final class Throwing extends BadFactory {

  public Throwing() {
    super(
        "bad-throwing",
        (session, owner) -> {
          throw new IllegalStateException("secret words of a bad method");
        });
  }
}
