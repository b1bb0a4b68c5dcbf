// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes every connection and never says a word, as a dead gateway or mail server does. */
public final class SilentServer implements AutoCloseable {

  private static final int BACKLOG = 200;

  private final ServerSocket server;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  private SilentServer(ServerSocket server) {
    this.server = server;
  }

  /** Starts it on a free port of the loopback. */
  public static SilentServer start() {
    try {
      SilentServer silent =
          new SilentServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
      Thread thread = new Thread(silent::accept, "silent-server");
      thread.setDaemon(true);
      thread.start();
      return silent;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return server.getLocalPort();
  }

  /** How many have come so far. */
  public int connections() {
    return connections.size();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        connections.add(server.accept());
      }
    } catch (IOException e) {
      // Closed.
    }
  }
}
