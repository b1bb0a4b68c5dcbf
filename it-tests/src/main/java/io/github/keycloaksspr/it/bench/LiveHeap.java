// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Measures what another Java process holds on to: the bytes of all objects that a full garbage
 * collection leaves.
 *
 * @param pid of the process
 */
record LiveHeap(long pid) {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** In bytes, now. Stops the process for the moment that it takes. */
  long bytes() {
    try {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  String.valueOf(pid),
                  "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      String last = "";
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(jcmd.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          last = line.isBlank() ? last : line;
        }
      }
      List<String> total = SPACE.splitAsStream(last.strip()).toList();
      if (!"Total".equals(total.get(0))) {
        throw new IllegalStateException("jcmd said: " + last);
      }
      return Long.parseLong(total.get(2));
    } catch (IOException e) {
      throw new UncheckedIOException("jcmd cannot be run", e);
    }
  }
}
