// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.server;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The lines of Keycloak that the product is built for and tested on, the oldest first. */
public enum ServerLine {
  V26_4(26, 4),
  V26_5(26, 5),
  V26_6(26, 6),
  V26_7(26, 7);

  private final int major;
  private final int minor;

  ServerLine(int major, int minor) {
    this.major = major;
    this.minor = minor;
  }

  /** Whether servers of that version belong to one of the lines. */
  public static boolean isSupported(ServerVersion version) {
    return Arrays.stream(values()).anyMatch(line -> line.includes(version));
  }

  /** All lines in one text, such as {@code 26.6, 26.7}. */
  public static String all() {
    return Arrays.stream(values()).map(ServerLine::toString).collect(Collectors.joining(", "));
  }

  /** Whether servers of that version belong to this line. */
  public boolean includes(ServerVersion version) {
    return version.major() == major && version.minor() == minor;
  }

  /** As it is written before the patch level: {@code 26.7}. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
