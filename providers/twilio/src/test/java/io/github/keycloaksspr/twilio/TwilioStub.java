// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Twilio's place on the loopback: keeps what it was asked, takes every message, and gives another
 * answer once it is told one.
 */
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

  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

  TwilioStub() {
    server.start();
    server.stubFor(any(anyUrl()).willReturn(jsonResponse(MESSAGE, 201)));
    server.stubFor(any(urlPathMatching(".*/Calls\\.json")).willReturn(jsonResponse(CALL, 201)));
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  TwilioStub answering(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
    return this;
  }

  TwilioStub answering(int status, String body) {
    return answering(jsonResponse(body, status));
  }

  TwilioStub breaking(Fault fault) {
    return answering(status(201).withFault(fault));
  }

  /** Answers after any test has lost its patience. */
  TwilioStub silent() {
    return answering(status(201).withFixedDelay(60_000));
  }

  TwilioStub redirectingTo(String url) {
    return answering(status(307).withHeader("Location", url));
  }

  /** Twilio's form of an error. */
  TwilioStub refusing(int status, int code) {
    return answering(
        status,
        """
        {"code":%d,"message":"The number +14155550123 is not to be logged","status":%d,
         "more_info":"https://www.twilio.com/docs/errors/%d"}
        """
            .formatted(code, status, code));
  }

  /** In the order in which it was asked. */
  List<Asked> asked() {
    return server.getAllServeEvents().stream()
        .map(ServeEvent::getRequest)
        .sorted(Comparator.comparing(request -> request.getLoggedDate()))
        .map(TwilioStub::asked)
        .toList();
  }

  Asked only() {
    List<Asked> all = asked();
    if (all.size() != 1) {
      throw new AssertionError("asked " + all.size() + " times");
    }
    return all.get(0);
  }

  @Override
  public void close() {
    server.stop();
  }

  private static Asked asked(Request request) {
    String[] login =
        new String(
                Base64.getDecoder()
                    .decode(request.getHeader("Authorization").substring("Basic ".length())),
                StandardCharsets.US_ASCII)
            .split(":", 2);
    return new Asked(
        request.getMethod().getName(),
        URI.create(request.getUrl()).getPath(),
        fields(request.getBodyAsString()),
        login[0],
        login[1],
        request.getHeader("Content-Type"));
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
