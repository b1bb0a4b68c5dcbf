// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The database file of a server that was stopped, read with the driver that the server brings.
 *
 * @param home the server's home
 */
public record StoppedDatabase(Path home) {

  /**
   * One value that is stored.
   *
   * @param table where
   * @param column where
   * @param value as text
   */
  public record Cell(String table, String column, String value) {

    /** Table and column. */
    public String place() {
      return table + "." + column;
    }
  }

  /** Hands over every value of every table that is not empty. */
  public void read(Consumer<Cell> reader) {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {driver().toUri().toURL()});
        Connection connection = connect(loader)) {
      for (String table : tables(connection)) {
        read(connection, table, reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the database of " + home, e);
    } catch (ReflectiveOperationException | SQLException e) {
      throw new IllegalStateException("Cannot read the database of " + home, e);
    }
  }

  private Path driver() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("lib"))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("com.h2database.h2-"))
          .findFirst()
          .orElseThrow(() -> new IOException("No H2 in " + home));
    }
  }

  private Connection connect(ClassLoader loader) throws ReflectiveOperationException, SQLException {
    Driver driver =
        (Driver) loader.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
    Properties login = new Properties();
    login.setProperty("user", "");
    login.setProperty("password", "");
    return driver.connect(
        "jdbc:h2:file:" + home.resolve("data/h2/keycloakdb") + ";IFEXISTS=TRUE", login);
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        connection
            .getMetaData()
            .getTables(null, "PUBLIC", "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    return tables;
  }

  private static void read(Connection connection, String table, Consumer<Cell> reader)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          String column = rows.getMetaData().getColumnName(i);
          Optional.ofNullable(rows.getString(i))
              .ifPresent(value -> reader.accept(new Cell(table, column, value)));
        }
      }
    }
  }
}
