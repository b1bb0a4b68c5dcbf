// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Twilio's place on the loopback: keeps what it was asked and always gives the same answer. */
final class TwilioStub implements AutoCloseable {

  /** The beginning of what Twilio says of a message it has taken. */
  static final String MESSAGE =
      """
      {"sid":"SM00000000000000000000000000000001","status":"queued","error_code":null,"error_message":null,
       "date_created":"Mon, 23 Nov 2026 10:00:00 +0000","date_sent":null,"price":null,"price_unit":"USD",
       "direction":"outbound-api","num_media":"0","num_segments":"1","subresource_uris":{"media":"/m.json"},
       "a_field_of_tomorrow":{"x":[1]}}
      """;

  static final String CALL =
      """
      {"sid":"CA00000000000000000000000000000001","status":"queued","direction":"outbound-api",
       "date_created":"Mon, 23 Nov 2026 10:00:00 +0000","price":null,"price_unit":"USD"}
      """;

  record Asked(
      String method,
      String path,
      Map<String, String> form,
      String user,
      String secret,
      String contentType) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 201;
  private volatile String body;
  private volatile String location;

  TwilioStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  TwilioStub answering(int nextStatus, String nextBody) {
    status = nextStatus;
    body = nextBody;
    return this;
  }

  TwilioStub redirectingTo(String url) {
    location = url;
    return answering(307, "");
  }

  /** Twilio's form of an error. */
  TwilioStub refusing(int nextStatus, int code) {
    return answering(
        nextStatus,
        """
        {"code":%d,"message":"The number +14155550123 is not to be logged","status":%d,
         "more_info":"https://www.twilio.com/docs/errors/%d"}
        """
            .formatted(code, nextStatus, code));
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  Asked only() {
    if (asked.size() != 1) {
      throw new AssertionError("asked " + asked.size() + " times");
    }
    return asked.get(0);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    String[] login =
        new String(
                Base64.getDecoder()
                    .decode(
                        exchange
                            .getRequestHeaders()
                            .getFirst("Authorization")
                            .substring("Basic ".length())),
                StandardCharsets.US_ASCII)
            .split(":", 2);
    String path = exchange.getRequestURI().getPath();
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            path,
            fields(form),
            login[0],
            login[1],
            exchange.getRequestHeaders().getFirst("Content-Type")));
    String text = body != null ? body : path.endsWith("/Calls.json") ? CALL : MESSAGE;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (location != null) {
      exchange.getResponseHeaders().add("Location", location);
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    Arrays.stream(form.split("&"))
        .map(pair -> pair.split("=", 2))
        .forEach(
            pair -> {
              if (fields.put(decoded(pair[0]), decoded(pair[1])) != null) {
                twice.add(pair[0]);
              }
            });
    if (!twice.isEmpty()) {
      throw new UncheckedIOException(new IOException("sent twice: " + twice));
    }
    return fields;
  }

  private static String decoded(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }
}
