// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs scripts as an administrator would. */
record Shell(Path folder, Map<String, String> environment) {

  private static final long LONGEST_MINUTES = 10;

  /**
   * What came of a script.
   *
   * @param status 0 where all its commands did as asked
   * @param output of both kinds
   */
  record Outcome(int status, String output) {}

  /** Runs a script, which ends with the first command that fails. */
  Outcome run(String script) {
    try {
      Path output = Files.createTempFile("sspr-shell", ".log");
      ProcessBuilder builder =
          new ProcessBuilder("bash", "-c", "set -euo pipefail\n" + script)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("Still running: " + script);
      }
      return new Outcome(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
