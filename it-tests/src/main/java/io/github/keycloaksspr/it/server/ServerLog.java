// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a server wrote.
 *
 * @param file where it stands
 */
public record ServerLog(Path file) {

  private static final Pattern RECORD =
      Pattern.compile("^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2},\\d{3} .*");
  private static final String OURS = "io.github.keycloaksspr";

  private static final List<String> OF_OTHER_TESTS =
      List.of(
          "javax.naming.",
          "ComponentValidationException",
          "org.keycloak.email.EmailException",
          "Duplicated user importing from LDAP");

  /** Everything so far. */
  public String text() {
    return textFrom(0);
  }

  /** How long the log is; {@link #textFrom} goes on from there. */
  public long position() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** What was written after a position. */
  public String textFrom(long position) {
    if (!Files.exists(file)) {
      return "";
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      byte[] rest = new byte[(int) Math.max(0, log.length() - position)];
      log.seek(position);
      log.readFully(rest);
      return new String(rest, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** The records after a position, each with its stack trace. */
  public List<String> recordsFrom(long position) {
    List<String> records = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : textFrom(position).lines().toList()) {
      if (RECORD.matcher(line).matches() && current.length() > 0) {
        records.add(current.toString());
        current.setLength(0);
      }
      current.append(line).append('\n');
    }
    if (current.length() > 0) {
      records.add(current.toString());
    }
    return records;
  }

  /**
   * The errors that are ours: of one of our loggers, or with one of our classes in the stack trace;
   * not those that other tests provoke.
   */
  public List<String> ourErrorsFrom(long position) {
    return recordsFrom(position).stream()
        .filter(record -> record.contains(" ERROR "))
        .filter(record -> record.contains(OURS))
        .filter(record -> OF_OTHER_TESTS.stream().noneMatch(record::contains))
        .toList();
  }

  /**
   * The records with one of our classes in the stack trace, but not those that Keycloak writes when
   * another test has stopped its directory or its mail server, has two look-ups copy one user of a
   * directory, or has an administrator store what is invalid.
   */
  public List<String> ourStackTracesFrom(long position) {
    return recordsFrom(position).stream()
        .filter(record -> record.contains("\tat " + OURS))
        .filter(record -> OF_OTHER_TESTS.stream().noneMatch(record::contains))
        .toList();
  }

  /** The last lines, for a message. */
  public String tail(int lines) {
    List<String> all = text().lines().toList();
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
  }
}
