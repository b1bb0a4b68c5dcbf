// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi;

/** A factory that says for which version of the SPI it was built. */
public interface VersionedFactory {

  /**
   * The version that this factory was built for: {@code return SpiVersion.CURRENT;} and nothing
   * else. A server with another version does not start, and names the factory and its JAR.
   */
  int spiVersion();
}
