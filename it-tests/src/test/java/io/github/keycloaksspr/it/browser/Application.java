// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloaksspr.it.support.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What people sign in to: one page that greets whoever comes back from the server. */
final class Application implements AutoCloseable {

  private static final byte[] PAGE =
      """
      <!doctype html>
      <html lang="en"><head><title>Application</title><link rel="icon" href="data:,"></head>
      <body><h1 id="application">Application</h1></body></html>
      """
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  private Application(HttpServer server) {
    this.server = server;
  }

  static Application start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", Application::answer);
      server.start();
      return new Application(server);
    } catch (IOException e) {
      throw new UncheckedIOException("No application", e);
    }
  }

  /** Where people come back to. */
  URI address() {
    return URI.create("http://" + Ports.LOOPBACK + ":" + server.getAddress().getPort() + "/app");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, PAGE.length);
      exchange.getResponseBody().write(PAGE);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
