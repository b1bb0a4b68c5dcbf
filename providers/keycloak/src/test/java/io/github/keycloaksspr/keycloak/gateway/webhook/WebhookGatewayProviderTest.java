// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.keycloaksspr.keycloak.gateway.webhook.WebhookGatewayProvider.Resolver;
import io.github.keycloaksspr.keycloak.gateway.webhook.WebhookGatewayProvider.Surroundings;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Accepted;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Refused;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.TryLater;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookGatewayProviderTest {

  /** Longer than the two time-outs of the tests together, with room for a slow machine. */
  private static final Duration BOUND = Duration.ofSeconds(10);

  private static final String ANSWER = "{\"messages\":[{\"status\":\"0\",\"id\":\"m-1\"}]}";

  private final WireMockServer stub =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
  private final CloseableHttpClient client =
      HttpClients.custom().setRetryHandler(new DefaultHttpRequestRetryHandler(3, true)).build();

  @BeforeEach
  void start() {
    stub.start();
    answering(okJson(ANSWER));
  }

  @AfterEach
  void stop() throws IOException {
    stub.stop();
    client.close();
  }

  private void answering(ResponseDefinitionBuilder answer) {
    stub.stubFor(any(anyUrl()).willReturn(answer));
  }

  private List<LoggedRequest> asked() {
    return stub.findAll(anyRequestedFor(anyUrl()));
  }

  private String url() {
    return "http://127.0.0.1:" + stub.port() + "/send";
  }

  private WebhookGatewayProvider gateway(String... changes) {
    return gateway(url(), InetAddress::getAllByName, Gateways.LOOPBACK, changes);
  }

  private WebhookGatewayProvider gateway(
      String url, Resolver resolver, AddressRules rules, String... changes) {
    String[] all = new String[changes.length + 6];
    System.arraycopy(
        new String[] {"url", url, "connectTimeoutMillis", "3000", "responseTimeoutMillis", "3000"},
        0,
        all,
        0,
        6);
    System.arraycopy(changes, 0, all, 6, changes.length);
    return new WebhookGatewayProvider(
        Optional.of(Gateways.read(Gateways.LOOPBACK, all)),
        new Surroundings(() -> client, resolver, rules, new WebhookLog("test")));
  }

  private LoggedRequest only() {
    assertThat(asked()).hasSize(1);
    return asked().get(0);
  }

  @Test
  void a_text_arrives_as_it_was_written() {
    DeliveryResult result =
        gateway("referencePath", "/messages/0/id", "headers", "X-Trace: a ## X-Kind: otp")
            .deliver(Gateways.TEXT);

    assertThat(result).isEqualTo(new Accepted("m-1"));
    assertThat(only().getMethod().getName()).isEqualTo("POST");
    assertThat(only().getBodyAsString())
        .isEqualTo(
            "{\"to\":\"+4915112345678\",\"text\":\"123456 ist Ihr \\\"Code\\\" für Grün &"
                + " <Söhne>.\\n@sso.example.org #123456\"}");
    assertThat(only().getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(only().getHeader("X-Trace")).isEqualTo("a");
    assertThat(only().getHeader("X-Kind")).isEqualTo("otp");
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
    assertThat(only().getMethod().getName()).isEqualTo("PUT");
    assertThat(only().getBodyAsString())
        .isEqualTo(
            "{\"to\":4915112345678,\"say\":\"Guten Tag. 1, 2, 3.\",\"l\":\"de\",\"x\":\"42\"}");
  }

  @Test
  void a_code_is_not_told_to_a_switchboard() {
    DeliveryResult result =
        gateway("voiceBody", "{\"to\":\"{{to}}\",\"say\":\"{{text}}\"}")
            .deliver(Gateways.call(Optional.of("42")));

    assertThat(result).isEqualTo(new Refused(Reason.UNREACHABLE));
    assertThat(asked()).isEmpty();
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

    assertThat(only().getHeader("Authorization")).isEqualTo(expected);
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

    assertThat(only().getBodyAsString())
        .startsWith(
            "api_key=key&api_secret=a%26b%3Dc&to=4915112345678&text=123456+ist+Ihr+%22Code");
    assertThat(only().getHeader("Authorization")).isNull();
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
    answering(jsonResponse("{\"messages\":[{\"status\":\"" + told + "\"}]}", httpStatus));

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

    assertThat(asked()).hasSize(1);
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
    answering(okJson(body));

    assertThat(
            gateway("successPath", "/messages/0/status", "successValues", "0")
                .deliver(Gateways.TEXT))
        .isEqualTo(new Unknown());
  }

  @Test
  void a_reference_is_never_a_text_of_the_other_side() {
    answering(okJson("{\"id\":\"Hello +4915112345678!\"}"));

    DeliveryResult result = gateway("referencePath", "/id").deliver(Gateways.TEXT);

    assertThat(((Accepted) result).reference()).matches("[0-9a-f-]{36}");
  }

  @Test
  void no_redirect_is_followed() {
    answering(status(307).withHeader("Location", url().replace("/send", "/elsewhere")));

    assertThat(gateway().deliver(Gateways.TEXT)).isEqualTo(new Refused(Reason.MISCONFIGURED));
    assertThat(asked()).hasSize(1);
  }

  @Test
  void an_address_that_is_not_public_is_not_asked() {
    assertThat(gateway(url(), InetAddress::getAllByName, Gateways.PUBLIC).deliver(Gateways.TEXT))
        .isEqualTo(new Refused(Reason.MISCONFIGURED));
    assertThat(asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost",
        "https://2130706433",
        "https://2852039166",
        "https://[::1]",
        "https://[0:0:0:0:0:ffff:7f00:1]",
        "https://[::ffff:127.0.0.1]",
        "https://[::ffff:a9fe:a9fe]",
        "https://[64:ff9b::7f00:1]",
        "https://169.254.169.254",
        "https://[fd00:ec2::254]",
        "https://0.0.0.0",
        "https://[::]"
      })
  void however_the_address_is_written_this_server_and_its_cloud_are_not_asked(String url) {
    String here = url + ":" + stub.port() + "/";

    assertThat(gateway(here, InetAddress::getAllByName, Gateways.PUBLIC).deliver(Gateways.TEXT))
        .isEqualTo(new Refused(Reason.MISCONFIGURED));
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
    assertThat(only().getHeader("Host")).startsWith("no-such-name.invalid:");
  }

  @Test
  void a_public_name_that_leads_to_this_server_is_not_asked() {
    Resolver inward =
        host -> new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};

    assertThat(
            gateway(url().replace("127.0.0.1", "sms.example.org"), inward, Gateways.PUBLIC)
                .deliver(Gateways.TEXT))
        .isEqualTo(new Refused(Reason.MISCONFIGURED));
    assertThat(asked()).isEmpty();
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
  void a_silent_gateway_ends_in_time_and_leaves_it_open() {
    answering(okJson(ANSWER).withFixedDelay(60_000));
    long begin = System.nanoTime();

    assertThat(gateway().deliver(Gateways.TEXT)).isEqualTo(new Unknown());

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
    assertThat(asked()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_lost_connection_is_not_tried_again(Fault fault) {
    answering(ok().withFault(fault));

    assertThat(
            gateway("successPath", "/messages/0/status", "successValues", "0")
                .deliver(Gateways.TEXT))
        .isEqualTo(new Unknown());

    assertThat(asked()).hasSize(1);
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
