// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.demo;

/** The demo cannot go on, for a reason that the person at the keyboard can do something about. */
final class DemoFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  DemoFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
