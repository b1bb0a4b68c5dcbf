// SPDX-License-Identifier: Apache-2.0
package com.example.bad;


/** See its id. */
public final class Nothing extends BadFactory {

  public Nothing() {
    super("bad-nothing", (session, owner) -> null);
  }
}
