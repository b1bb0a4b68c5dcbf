// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks into another Java process with the JDK's own {@code jcmd}. */
final class Heap {

  private static final Pattern USED = Pattern.compile("heap.*?used (\\d+)K");

  private Heap() {}

  /** What is in use after the collector has run, in bytes. */
  static long used(long pid) {
    String unused = jcmd(pid, "GC.run");
    return USED.matcher(jcmd(pid, "GC.heap_info"))
            .results()
            .map((MatchResult found) -> Long.parseLong(found.group(1)))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No heap of process " + pid))
        * 1024;
  }

  private static String jcmd(long pid, String command) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(jcmd.toString(), String.valueOf(pid), command)
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot ask process " + pid, e);
    }
  }
}
