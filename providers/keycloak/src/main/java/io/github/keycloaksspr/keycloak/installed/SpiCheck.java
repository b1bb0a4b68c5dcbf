// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.installed;

import io.github.keycloaksspr.spi.SpiVersion;
import io.github.keycloaksspr.spi.VersionedFactory;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Looks at the extensions that bring methods and gateways while the server starts. One that was
 * built for another version of the SPI might do harm only at the reset of a user, so it is refused
 * at once.
 */
public final class SpiCheck {

  private SpiCheck() {}

  /**
   * Looks at all of them.
   *
   * @throws IllegalStateException if one was built for another version; the server does not start
   */
  public static void refuseOtherVersions(KeycloakSessionFactory server) {
    Stream.of(VerificationMethod.class, GatewayProvider.class)
        .flatMap(server::getProviderFactoriesStream)
        .filter(VersionedFactory.class::isInstance)
        .map(VersionedFactory.class::cast)
        .forEach(SpiCheck::refuseOtherVersion);
  }

  static void refuseOtherVersion(VersionedFactory factory) {
    Optional<Integer> version = version(factory);
    if (version.filter(built -> built == SpiVersion.CURRENT).isEmpty()) {
      throw new IllegalStateException(
          ("%s in %s was built for %s of the SPI of Keycloak SSPR, and this server has version %d."
                  + " Put a build of it for this version into providers/, or take it out.")
              .formatted(
                  factory.getClass().getName(),
                  jar(factory.getClass()),
                  version.map(built -> "version " + built).orElse("an unknown version"),
                  SpiVersion.CURRENT));
    }
  }

  /** Empty for a factory that was built when there was no version to be told. */
  private static Optional<Integer> version(VersionedFactory factory) {
    try {
      return Optional.of(factory.spiVersion());
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  private static String jar(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation)
        .map(location -> location.getPath())
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .filter(name -> !name.isEmpty())
        .orElse("its JAR");
  }
}
