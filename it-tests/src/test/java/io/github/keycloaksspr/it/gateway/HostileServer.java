// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A gateway that answers without end, as fast as it can. */
final class HostileServer implements AutoCloseable {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final int BACKLOG = 200;

  /** What is sent first, and then again and again. */
  enum Answer {
    STATUS_LINE("HTTP/1.1 200 ", "O"),
    HEADER_LINE(OK + "X-Long: ", "x"),
    HEADERS(OK, "X-Many: x\r\n"),
    COOKIES(OK, "Set-Cookie: a=b\r\n"),
    INTERIM_ANSWERS("", "HTTP/1.1 103 Early Hints\r\n\r\n"),
    BODY(OK + "\r\n{\"", "x"),
    CHUNK_EXTENSION(CHUNKED + "1;", "x"),
    TRAILERS(CHUNKED + "2\r\n{}\r\n0\r\n", "X-Trailer: x\r\n");

    private final String first;
    private final String then;

    Answer(String first, String then) {
      this.first = first;
      this.then = then;
    }
  }

  private final ServerSocket server;
  private volatile Answer answer = Answer.HEADER_LINE;

  private HostileServer(ServerSocket server) {
    this.server = server;
  }

  static HostileServer start() {
    try {
      HostileServer hostile =
          new HostileServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
      daemon(hostile::accept);
      return hostile;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** From now on it answers so. */
  void answer(Answer next) {
    answer = next;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "hostile-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        daemon(() -> serve(connection, answer));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private static void serve(Socket connection, Answer answer) {
    try (connection) {
      InputStream in = connection.getInputStream();
      if (in.readNBytes(1).length == 0) {
        return;
      }
      OutputStream out = connection.getOutputStream();
      out.write(answer.first.getBytes(StandardCharsets.US_ASCII));
      byte[] block = answer.then.repeat(10_000).getBytes(StandardCharsets.US_ASCII);
      while (true) {
        in.skipNBytes(in.available());
        out.write(block);
      }
    } catch (IOException e) {
      // The other side has had enough.
    }
  }
}
