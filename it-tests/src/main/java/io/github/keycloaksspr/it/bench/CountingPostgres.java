// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.support.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A PostgreSQL that can say how many statements came to one of its databases. */
final class CountingPostgres implements AutoCloseable {

  /** Until a change of its settings has reached all connections, and its log the file. */
  private static final long SETTLES_MILLIS = 1_000;

  private static final Pattern NO_WORK =
      Pattern.compile("(?i): (BEGIN|COMMIT|ROLLBACK|SET |SHOW |SELECT 1$).*");

  private final EmbeddedPostgres postgres;
  private final Path log;

  private CountingPostgres(EmbeddedPostgres postgres, Path log) {
    this.postgres = postgres;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param folder for its log; made where it is missing
   */
  static CountingPostgres start(Path folder) throws IOException {
    Files.createDirectories(folder);
    String file = "statements-" + ProcessHandle.current().pid() + ".log";
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_directory", folder.toAbsolutePath().toString())
            .setServerConfig("log_filename", file)
            .setServerConfig("log_line_prefix", "%d:")
            .setServerConfig("max_connections", "300")
            .start();
    return new CountingPostgres(postgres, folder.resolve(file));
  }

  /** Makes a database, and says its address as JDBC writes it. */
  String database(String name) {
    execute("CREATE DATABASE " + name);
    return "jdbc:postgresql://%s:%d/%s".formatted(Ports.LOOPBACK, postgres.getPort(), name);
  }

  /** How many statements come to that database meanwhile, beginnings and ends aside. */
  long during(String database, Runnable something) {
    log("all");
    long before = statements(database);
    something.run();
    settle();
    long after = statements(database);
    log("none");
    return after - before;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    Files.deleteIfExists(log);
  }

  private void log(String what) {
    execute("ALTER SYSTEM SET log_statement = '" + what + "'");
    execute("SELECT pg_reload_conf()");
    settle();
  }

  private long statements(String database) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.startsWith(database + ":LOG:  "))
          .filter(line -> line.contains("execute ") || line.contains("statement: "))
          .filter(line -> !NO_WORK.matcher(line).find())
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void execute(String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void settle() {
    try {
      TimeUnit.MILLISECONDS.sleep(SETTLES_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
