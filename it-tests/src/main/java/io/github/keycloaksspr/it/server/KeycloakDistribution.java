// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A Keycloak server as it is published: one zip.
 *
 * @param zip the file
 * @param version the server's version, taken from the file's name
 */
public record KeycloakDistribution(Path zip, String version) {

  /** The setting that names the zip. */
  public static final String SETTING = "SSPR_KEYCLOAK_ZIP";

  private static final Pattern NAME =
      Pattern.compile("keycloak-(?:quarkus-dist-)?(\\d[^/]*)\\.zip");
  private static final String MARK = ".unpacked";

  /** The server that the build or the caller named. */
  public static KeycloakDistribution configured() {
    return of(
        Path.of(
            ProjectFiles.setting(SETTING)
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            SETTING + " must name the zip of a Keycloak server"))));
  }

  /** The server in a zip. */
  public static KeycloakDistribution of(Path zip) {
    Matcher name = NAME.matcher(String.valueOf(zip.getFileName()));
    if (!name.matches() || !Files.isRegularFile(zip)) {
      throw new IllegalStateException("Not the zip of a Keycloak server: " + zip);
    }
    return new KeycloakDistribution(zip, name.group(1));
  }

  /**
   * Unpacks the server, unless this very version stands there already. What an older version left
   * is replaced, but its data stays.
   *
   * @param home the folder that becomes the server's home
   */
  public void unpackTo(Path home) {
    try {
      Path mark = home.resolve(MARK);
      if (Files.exists(mark) && Files.readString(mark).equals(version)) {
        return;
      }
      if (Files.isDirectory(home)) {
        removeAllButData(home);
      }
      unzip(home);
      Files.writeString(mark, version);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + zip + " to " + home, e);
    }
  }

  /** Removes a folder with all that is in it. */
  public static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + folder, e);
    }
  }

  private static void removeAllButData(Path home) throws IOException {
    List<Path> old;
    try (Stream<Path> files = Files.list(home)) {
      old = files.filter(file -> !file.endsWith("data")).toList();
    }
    old.forEach(KeycloakDistribution::remove);
  }

  private void unzip(Path home) throws IOException {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        int top = entry.getName().indexOf('/');
        Path target = home.resolve(entry.getName().substring(top + 1)).normalize();
        if (!target.startsWith(home)) {
          throw new IOException("An entry that leaves the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.resolveSibling("."));
          Files.copy(entries, target);
          if (target.toString().endsWith(".sh") && !target.toFile().setExecutable(true)) {
            throw new IOException("Cannot be made executable: " + target);
          }
        }
      }
    }
  }
}
