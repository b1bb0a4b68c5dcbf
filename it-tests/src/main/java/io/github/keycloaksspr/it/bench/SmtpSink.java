// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.support.Ports;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that takes everything at once and keeps nothing: it must not be what is measured.
 */
final class SmtpSink implements AutoCloseable {

  private final ServerSocket server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          job -> {
            Thread thread = new Thread(job, "smtp-sink");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicInteger mails = new AtomicInteger();

  private SmtpSink(ServerSocket server) {
    this.server = server;
  }

  static SmtpSink start() {
    try {
      SmtpSink sink = new SmtpSink(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
      sink.threads.execute(sink::listen);
      return sink;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many mails it took. */
  int mails() {
    return mails.get();
  }

  Map<String, String> keycloakSettings() {
    return Map.of(
        "host",
        Ports.LOOPBACK,
        "port",
        Integer.toString(server.getLocalPort()),
        "from",
        "no-reply@sspr.example");
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        threads.execute(() -> talk(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        BufferedWriter out =
            new BufferedWriter(
                new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII))) {
      say(out, "220 sink");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.regionMatches(true, 0, "DATA", 0, 4)) {
          say(out, "354 go on");
          skipMail(in);
          mails.incrementAndGet();
          say(out, "250 taken");
        } else if (line.regionMatches(true, 0, "QUIT", 0, 4)) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    } catch (IOException e) {
      // The other side went away; there is nothing to lose.
    }
  }

  private static void skipMail(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      line = in.readLine();
    }
  }

  private static void say(BufferedWriter out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
