// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.server;

import io.github.keycloaksspr.it.support.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL that can be stopped and started again with the same data at the same address. */
public final class RestartablePostgres implements AutoCloseable {

  private final Path data;
  private final int port;
  private EmbeddedPostgres running;

  private RestartablePostgres(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param data an empty folder for what is stored
   */
  public static RestartablePostgres start(Path data) throws IOException {
    RestartablePostgres made = new RestartablePostgres(data, Ports.free());
    made.startAgain();
    return made;
  }

  /** Its address, as JDBC writes it. */
  public String url() {
    return "jdbc:postgresql://%s:%d/postgres".formatted(Ports.LOOPBACK, port);
  }

  /** Ends all connections and takes no more. */
  public void stop() throws IOException {
    running.close();
  }

  /** Starts it with what was stored. */
  public void startAgain() throws IOException {
    running =
        EmbeddedPostgres.builder()
            .setDataDirectory(data.resolve("data"))
            .setCleanDataDirectory(false)
            .setPort(port)
            .start();
  }

  @Override
  public void close() throws IOException {
    running.close();
  }
}
