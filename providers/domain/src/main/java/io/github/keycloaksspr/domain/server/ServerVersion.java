// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.server;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of a Keycloak server, as far as it matters for which flaws are mended in it.
 *
 * @param major the first number
 * @param minor the second; with the first it names a line, which gets patches of its own
 * @param patch the third
 */
public record ServerVersion(int major, int minor, int patch) implements Comparable<ServerVersion> {

  /** What vendors add after the third number, such as {@code .redhat-00001}, is left out. */
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:[^\\d].*)?");

  private static final Comparator<ServerVersion> ORDER =
      Comparator.comparingInt(ServerVersion::major)
          .thenComparingInt(ServerVersion::minor)
          .thenComparingInt(ServerVersion::patch);

  /** The version that the text says; empty when it is none, as in a build of one's own. */
  public static Optional<ServerVersion> read(String text) {
    Matcher numbers = TEXT.matcher(text.strip());
    return numbers.matches()
        ? Optional.of(
            new ServerVersion(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3))))
        : Optional.empty();
  }

  /** Whether both get the same patches. */
  boolean isOfTheLineOf(ServerVersion other) {
    return major == other.major && minor == other.minor;
  }

  @Override
  public int compareTo(ServerVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
