// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A server that breaks HTTP in ways that WireMock has not, on the loopback: answers without end.
 */
final class RawServer implements AutoCloseable {

  /** What to do on a connection after a whole request was read from it. */
  interface Behaviour {
    void on(Socket connection) throws Exception;
  }

  private final ServerSocket server;
  private final Behaviour behaviour;
  private final Consumer<String> heads;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * @param heads gets the head of each request
   */
  RawServer(Behaviour behaviour, Consumer<String> heads) throws IOException {
    this.behaviour = behaviour;
    this.heads = heads;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
    synchronized (threads) {
      threads.forEach(Thread::interrupt);
    }
  }

  private void start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    synchronized (threads) {
      threads.add(thread);
    }
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      while (readRequest(connection.getInputStream())) {
        behaviour.on(connection);
      }
    } catch (Exception e) {
      // The client hung up, or the test is over.
    }
  }

  private boolean readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    heads.accept(head.toString());
    int length =
        head.toString()
            .lines()
            .filter(line -> line.startsWith("Content-Length: "))
            .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
            .findFirst()
            .orElse(0);
    return in.readNBytes(length).length == length;
  }

  static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    connection.getOutputStream().flush();
  }
}
