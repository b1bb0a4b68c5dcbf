// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which release of the product this is. */
public final class Release {

  private static final String VERSION = read();

  private Release() {}

  /** The version, such as {@code 0.1.0}. */
  public static String version() {
    return VERSION;
  }

  private static String read() {
    try (InputStream file = Release.class.getResourceAsStream("release.properties")) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("The release cannot be read", e);
    }
  }
}
