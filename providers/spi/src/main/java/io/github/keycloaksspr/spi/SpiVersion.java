// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi;

/**
 * The version of what other extensions compile against. It changes when an extension that was built
 * for the one before may not work any more.
 */
public final class SpiVersion {

  /**
   * The version that a factory is built for, if it returns this: the compiler writes the number
   * into the factory, so that it still says so beside a later release.
   */
  public static final int CURRENT = 1;

  private SpiVersion() {}
}
