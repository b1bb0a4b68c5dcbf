// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.support.Ports;
import io.github.keycloaksspr.it.support.Urls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The inbox for eyes at {@code /}, for scripts at {@code /api/messages}, and the Twilio stub beside
 * it.
 */
public final class InboxServer implements AutoCloseable {

  private static final String HTML = "text/html; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService workers;
  private final Inbox inbox;

  private InboxServer(HttpServer server, ExecutorService workers, Inbox inbox) {
    this.server = server;
    this.workers = workers;
    this.inbox = inbox;
  }

  /**
   * Starts the server.
   *
   * @param port where to listen; 0 takes a free one
   * @param inbox what to show
   * @param twilio the stub to serve beside the inbox
   */
  public static InboxServer start(int port, Inbox inbox, TwilioStub twilio) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      ExecutorService workers = Executors.newCachedThreadPool();
      InboxServer running = new InboxServer(server, workers, inbox);
      server.setExecutor(workers);
      server.createContext("/", running.guarded(running::page));
      server.createContext("/api/messages", running.guarded(running::api));
      server.createContext(TwilioStub.PATH, twilio);
      server.start();
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on port " + port, e);
    }
  }

  /** Shows one more page, a line of text that may be another one each time. */
  public void show(String path, Supplier<String> text) {
    server.createContext(
        path, guarded(exchange -> send(exchange, 200, "text/plain; charset=utf-8", text.get())));
  }

  /** The address of the page, and of the Twilio stub. */
  public URI address() {
    return URI.create("http://" + Ports.LOOPBACK + ":" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  /** Answers only to this machine's own names, so that no web page elsewhere can read the inbox. */
  private HttpHandler guarded(HttpHandler handler) {
    int port = server.getAddress().getPort();
    Set<String> names = Set.of("127.0.0.1:" + port, "localhost:" + port);
    return exchange -> {
      try (exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        boolean fromHere =
            origin == null || names.stream().anyMatch(name -> origin.equals("http://" + name));
        if (names.contains(host) && fromHere) {
          handler.handle(exchange);
        } else {
          send(exchange, 403, "text/plain; charset=utf-8", "Only for this machine.\n");
        }
      }
    };
  }

  private void page(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    switch (request) {
      case "GET /" -> {
        String to = filter(exchange);
        send(exchange, 200, HTML, InboxPage.render(chosen(to), to, inbox.position()));
      }
      case "GET /inbox.css" -> send(exchange, 200, "text/css; charset=utf-8", InboxPage.STYLE);
      case "GET /inbox.js" ->
          send(exchange, 200, "text/javascript; charset=utf-8", InboxPage.SCRIPT);
      case "POST /clear" -> {
        inbox.clear();
        exchange.getResponseHeaders().set("Location", "/");
        exchange.sendResponseHeaders(303, -1);
      }
      default -> mail(exchange, request);
    }
  }

  private void mail(HttpExchange exchange, String request) throws IOException {
    Optional<Message> wanted =
        inbox.all().stream()
            .filter(message -> request.equals("GET /messages/" + message.position()))
            .findFirst();
    if (wanted.isEmpty()) {
      send(exchange, 404, "text/plain; charset=utf-8", "There is no such page.\n");
      return;
    }
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
    send(exchange, 200, HTML, wanted.get().html());
  }

  private void api(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "GET" ->
          send(
              exchange,
              200,
              "application/json",
              Json.write(chosen(filter(exchange)).stream().map(InboxServer::json).toList()));
      case "DELETE" -> {
        inbox.clear();
        exchange.sendResponseHeaders(204, -1);
      }
      default -> {
        exchange.getResponseHeaders().set("Allow", "GET, DELETE");
        exchange.sendResponseHeaders(405, -1);
      }
    }
  }

  private List<Message> chosen(String to) {
    return to.isEmpty() ? inbox.all() : inbox.to(to);
  }

  private static String filter(HttpExchange exchange) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    String to = Urls.decode(query).getOrDefault("to", List.of("")).get(0).strip();
    // Typed into an address bar, the plus of a number means a space.
    return to.matches("\\d+") ? "+" + to : to;
  }

  private static Map<String, String> json(Message message) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("kind", message.kind().id());
    json.put("to", message.to());
    json.put("subject", message.subject());
    json.put("text", message.text());
    json.put("time", message.time().toString());
    return json;
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    if (!exchange.getResponseHeaders().containsKey("Content-Security-Policy")) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Security-Policy",
              "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                  + " img-src data:; form-action 'self'; frame-ancestors 'none'");
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
