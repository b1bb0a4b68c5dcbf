// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloaksspr.it.support.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP gateway: takes everything at {@code /ok}, and nothing at {@code /refuse}. */
final class HttpGateway implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
  private volatile String authorization = "";

  private HttpGateway(HttpServer server) {
    this.server = server;
  }

  static HttpGateway start() {
    try {
      HttpGateway gateway =
          new HttpGateway(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      gateway.server.setExecutor(gateway.threads);
      gateway.server.createContext("/", gateway::answer);
      gateway.server.start();
      return gateway;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /**
   * The code in the last text to that number that was taken: what stands before the first space.
   */
  String code(String to) {
    String text =
        bodies.stream()
            .filter(body -> body.path("to").asText().equals(to))
            .map(body -> body.path("text").asText())
            .reduce((before, after) -> after)
            .orElseThrow(() -> new IllegalStateException("Nothing came for " + to));
    return text.substring(0, text.indexOf(' '));
  }

  String lastAuthorization() {
    return authorization;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      boolean taken = exchange.getRequestURI().getPath().equals("/ok");
      if (taken) {
        authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        bodies.add(Json.readLeniently(body));
      }
      byte[] answer =
          "{\"messages\":[{\"messageId\":\"m1\",\"status\":{\"groupId\":1}}]}"
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(taken ? 200 : 422, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
