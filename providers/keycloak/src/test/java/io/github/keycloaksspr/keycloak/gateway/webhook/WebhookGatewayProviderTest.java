// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloaksspr.keycloak.gateway.DeliveryResult;
import io.github.keycloaksspr.keycloak.gateway.DeliveryResult.Accepted;
import io.github.keycloaksspr.keycloak.gateway.DeliveryResult.Reason;
import io.github.keycloaksspr.keycloak.gateway.DeliveryResult.Refused;
import io.github.keycloaksspr.keycloak.gateway.DeliveryResult.TryLater;
import io.github.keycloaksspr.keycloak.gateway.DeliveryResult.Unknown;
import io.github.keycloaksspr.keycloak.gateway.webhook.WebhookGatewayProvider.Resolver;
import io.github.keycloaksspr.keycloak.gateway.webhook.WebhookGatewayProvider.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookGatewayProviderTest {

  /** Longer than the two time-outs of the tests together, with room for a slow machine. */
  private static final Duration BOUND = Duration.ofSeconds(10);

  private record Asked(String method, String body, com.sun.net.httpserver.Headers headers) {}

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CloseableHttpClient client =
      HttpClients.custom().setRetryHandler(new DefaultHttpRequestRetryHandler(3, true)).build();
  private HttpServer stub;
  private int status = 200;
  private String answer = "{\"messages\":[{\"status\":\"0\",\"id\":\"m-1\"}]}";
  private Optional<String> location = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stub.setExecutor(threads);
    stub.createContext("/", this::answer);
    stub.start();
  }

  @AfterEach
  void stop() throws IOException {
    stub.stop(0);
    threads.shutdownNow();
    client.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(new Asked(exchange.getRequestMethod(), body, exchange.getRequestHeaders()));
      location.ifPresent(url -> exchange.getResponseHeaders().set("Location", url));
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + stub.getAddress().getPort() + "/send";
  }

  private WebhookGatewayProvider gateway(String... changes) {
    return gateway(url(), InetAddress::getAllByName, Gateways.LOOPBACK, changes);
  }

  private WebhookGatewayProvider gateway(
      String url, Resolver resolver, AddressRules rules, String... changes) {
    String[] all = new String[changes.length + 6];
    System.arraycopy(
        new String[] {"url", url, "connectTimeoutMillis", "500", "responseTimeoutMillis", "500"},
        0,
        all,
        0,
        6);
    System.arraycopy(changes, 0, all, 6, changes.length);
    return new WebhookGatewayProvider(
        Optional.of(Gateways.read(Gateways.LOOPBACK, all)),
        new Surroundings(() -> client, resolver, rules, new WebhookLog("test")));
  }

  private Asked only() {
    assertThat(asked).hasSize(1);
    return asked.get(0);
  }

  @Test
  void a_text_arrives_as_it_was_written() {
    DeliveryResult result =
        gateway("referencePath", "/messages/0/id", "headers", "X-Trace: a ## X-Kind: otp")
            .deliver(Gateways.TEXT);

    assertThat(result).isEqualTo(new Accepted("m-1"));
    assertThat(only().method()).isEqualTo("POST");
    assertThat(only().body())
        .isEqualTo(
            "{\"to\":\"+4915112345678\",\"text\":\"123456 ist Ihr \\\"Code\\\" für Grün &"
                + " <Söhne>.\\n@sso.example.org #123456\"}");
    assertThat(only().headers().getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(only().headers().getFirst("X-Trace")).isEqualTo("a");
    assertThat(only().headers().getFirst("X-Kind")).isEqualTo("otp");
  }

  @Test
  void a_call_speaks_all_phrases_in_its_language_and_dials_the_extension() {
    DeliveryResult result =
        gateway(
                "method",
                "PUT",
                "voiceBody",
                "{\"to\":{{toDigits}},\"say\":\"{{text}}\",\"l\":\"{{language}}\",\"x\":\"{{extension}}\"}")
            .deliver(Gateways.call(Optional.of("42")));

    assertThat(result).isInstanceOf(Accepted.class);
    assertThat(only().method()).isEqualTo("PUT");
    assertThat(only().body())
        .isEqualTo(
            "{\"to\":4915112345678,\"say\":\"Guten Tag. 1, 2, 3.\",\"l\":\"de\",\"x\":\"42\"}");
  }

  @Test
  void a_code_is_not_told_to_a_switchboard() {
    DeliveryResult result =
        gateway("voiceBody", "{\"to\":\"{{to}}\",\"say\":\"{{text}}\"}")
            .deliver(Gateways.call(Optional.of("42")));

    assertThat(result).isEqualTo(new Refused(Reason.UNREACHABLE));
    assertThat(asked).isEmpty();
  }

  @Test
  void calls_that_are_not_set_up_are_refused() {
    assertThat(gateway().deliver(Gateways.call(Optional.empty())))
        .isEqualTo(new Refused(Reason.MISCONFIGURED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          basic  | u      |                              | Basic dTpzM2NyZXQhISE=
          bearer |        |                              | Bearer s3cret!!!
          header |        | Authorization: App {{secret}} | App s3cret!!!
          """)
  void requests_sign_in(String auth, String user, String header, String expected) {
    gateway("auth", auth, "user", user, "authHeader", header, "secret", "s3cret!!!")
        .deliver(Gateways.TEXT);

    assertThat(only().headers().getFirst("Authorization")).isEqualTo(expected);
  }

  @Test
  void a_secret_can_stand_in_the_body() {
    gateway(
            "auth",
            "body",
            "user",
            "key",
            "secret",
            "a&b=c",
            "contentType",
            "application/x-www-form-urlencoded",
            "body",
            "api_key={{user}}&api_secret={{secret}}&to={{toDigits}}&text={{text}}")
        .deliver(Gateways.TEXT);

    assertThat(only().body())
        .startsWith(
            "api_key=key&api_secret=a%26b%3Dc&to=4915112345678&text=123456+ist+Ihr+%22Code");
    assertThat(only().headers().get("Authorization")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "200, 0, ACCEPTED",
    "200, 1, TRY_LATER",
    "200, 3, INVALID_NUMBER",
    "200, 7, MISCONFIGURED",
    "402, 0, MISCONFIGURED",
    "400, 9, MISCONFIGURED",
    "422, 9, NOT_A_MOBILE",
    "401, 0, MISCONFIGURED",
    "408, 9, TRY_LATER",
    "429, 9, TRY_LATER",
    "500, 9, TRY_LATER",
    "503, 9, TRY_LATER",
    "502, 9, UNKNOWN",
    "504, 9, UNKNOWN"
  })
  void an_answer_means_what_the_settings_say(int httpStatus, String told, String meaning) {
    status = httpStatus;
    answer = "{\"messages\":[{\"status\":\"" + told + "\"}]}";

    DeliveryResult result =
        gateway(
                "successPath",
                "/messages/0/status",
                "successValues",
                "0",
                "errorPath",
                "/messages/0/status",
                "errors",
                "1=try-later##3=invalid-number##422=not-a-mobile")
            .deliver(Gateways.TEXT);

    assertThat(asked).hasSize(1);
    switch (meaning) {
      case "ACCEPTED" -> assertThat(result).isInstanceOf(Accepted.class);
      case "TRY_LATER" -> assertThat(result).isEqualTo(new TryLater());
      case "UNKNOWN" -> assertThat(result).isEqualTo(new Unknown());
      default -> assertThat(result).isEqualTo(new Refused(Reason.valueOf(meaning)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{\"messages\":[{\"sta",
        "[]",
        "null",
        "{\"messages\":[{\"status\":{}}]}"
      })
  void a_success_that_cannot_be_read_leaves_it_open(String body) {
    answer = body;

    assertThat(
            gateway("successPath", "/messages/0/status", "successValues", "0")
                .deliver(Gateways.TEXT))
        .isEqualTo(new Unknown());
  }

  @Test
  void a_reference_is_never_a_text_of_the_other_side() {
    answer = "{\"id\":\"Hello +4915112345678!\"}";

    DeliveryResult result = gateway("referencePath", "/id").deliver(Gateways.TEXT);

    assertThat(((Accepted) result).reference()).matches("[0-9a-f-]{36}");
  }

  @Test
  void no_redirect_is_followed() {
    location = Optional.of(url().replace("/send", "/elsewhere"));
    status = 307;

    assertThat(gateway().deliver(Gateways.TEXT)).isEqualTo(new Refused(Reason.MISCONFIGURED));
    assertThat(asked).hasSize(1);
  }

  @Test
  void an_address_that_is_not_public_is_not_asked() {
    assertThat(gateway(url(), InetAddress::getAllByName, Gateways.PUBLIC).deliver(Gateways.TEXT))
        .isEqualTo(new Refused(Reason.MISCONFIGURED));
    assertThat(asked).isEmpty();
  }

  @Test
  void a_name_is_looked_up_once_and_the_address_that_was_judged_is_the_one_that_is_asked() {
    AtomicInteger looks = new AtomicInteger();
    Resolver rebinding =
        host -> {
          looks.incrementAndGet();
          return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};
        };

    DeliveryResult result =
        gateway(url().replace("127.0.0.1", "no-such-name.invalid"), rebinding, Gateways.LOOPBACK)
            .deliver(Gateways.TEXT);

    assertThat(result).isInstanceOf(Accepted.class);
    assertThat(looks).hasValue(1);
    assertThat(only().headers().getFirst("Host")).startsWith("no-such-name.invalid:");
  }

  @Test
  void a_public_name_that_leads_to_this_server_is_not_asked() {
    Resolver inward =
        host -> new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};

    assertThat(
            gateway(url().replace("127.0.0.1", "sms.example.org"), inward, Gateways.PUBLIC)
                .deliver(Gateways.TEXT))
        .isEqualTo(new Refused(Reason.MISCONFIGURED));
    assertThat(asked).isEmpty();
  }

  @Test
  void plain_http_to_a_public_address_is_not_asked() {
    Resolver outward =
        host -> new InetAddress[] {InetAddress.getByAddress(host, new byte[] {1, 1, 1, 1})};

    assertThat(gateway(url(), outward, Gateways.LOOPBACK).deliver(Gateways.TEXT))
        .isEqualTo(new Refused(Reason.MISCONFIGURED));
  }

  @Test
  void a_name_that_is_not_found_has_sent_nothing() {
    Resolver nobody =
        host -> {
          throw new UnknownHostException(host);
        };

    assertThat(gateway(url(), nobody, Gateways.LOOPBACK).deliver(Gateways.TEXT))
        .isEqualTo(new TryLater());
  }

  @Test
  void a_silent_gateway_ends_in_time_and_leaves_it_open() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      long begin = System.nanoTime();

      DeliveryResult result =
          gateway(
                  "http://127.0.0.1:" + silent.getLocalPort() + "/",
                  InetAddress::getAllByName,
                  Gateways.LOOPBACK)
              .deliver(Gateways.TEXT);

      assertThat(result).isEqualTo(new Unknown());
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
    }
  }

  @Test
  void a_lost_connection_is_not_tried_again() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> hangUp(rude, connections));

      DeliveryResult result =
          gateway(
                  "http://127.0.0.1:" + rude.getLocalPort() + "/",
                  InetAddress::getAllByName,
                  Gateways.LOOPBACK)
              .deliver(Gateways.TEXT);

      assertThat(result).isEqualTo(new Unknown());
      assertThat(connections).hasValue(1);
    }
  }

  private static void hangUp(ServerSocket server, AtomicInteger connections) {
    try {
      while (true) {
        try (Socket connection = server.accept()) {
          connections.incrementAndGet();
          connection.setSoLinger(true, 0);
          int unused = connection.getInputStream().read(new byte[8192]);
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @Test
  void a_gateway_that_is_not_there_has_sent_nothing() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertThat(
            gateway("http://127.0.0.1:" + port + "/", InetAddress::getAllByName, Gateways.LOOPBACK)
                .deliver(Gateways.TEXT))
        .isEqualTo(new TryLater());
  }
}
