// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.keycloaksspr.it.support.Json;
import java.util.Comparator;
import java.util.List;

/**
 * An HTTP gateway: takes everything at {@code /ok}, nothing at {@code /refuse}, never answers at
 * {@code /hangs}, and does elsewhere as it is told.
 */
final class HttpGateway implements AutoCloseable {

  private static final String TAKEN =
      "{\"messages\":[{\"messageId\":\"m1\",\"status\":{\"groupId\":1}}]}";

  /** Longer than any test waits. */
  private static final int FOR_EVER = 120_000;

  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

  private HttpGateway() {}

  static HttpGateway start() {
    HttpGateway gateway = new HttpGateway();
    gateway.server.start();
    gateway.answer("/ok", taken());
    gateway.answer("/refuse", taken().withStatus(422));
    gateway.answer("/hangs", aResponse().withFixedDelay(FOR_EVER));
    return gateway;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  /** From now on this is the answer there. */
  void answer(String path, ResponseDefinitionBuilder answer) {
    server.stubFor(any(urlEqualTo(path)).willReturn(answer));
  }

  /** The answer to a message that was taken. */
  static ResponseDefinitionBuilder taken() {
    return okJson(TAKEN);
  }

  /** How many requests came there, of whatever kind. */
  int asked(String path) {
    return requests(path).size();
  }

  /**
   * The code in the last text to that number that was taken: what stands before the first space.
   */
  String code(String to) {
    String text = lastText(to);
    return text.substring(0, text.indexOf(' '));
  }

  /** The last text to that number that was taken. */
  String lastText(String to) {
    return requests("/ok").stream()
        .map(request -> Json.readLeniently(request.getBodyAsString()))
        .filter(body -> body.path("to").asText().equals(to))
        .map((JsonNode body) -> body.path("text").asText())
        .reduce((before, after) -> after)
        .orElseThrow(() -> new IllegalStateException("Nothing came for " + to));
  }

  String lastAuthorization() {
    List<LoggedRequest> requests = requests("/ok");
    return String.valueOf(requests.get(requests.size() - 1).getHeader("Authorization"));
  }

  @Override
  public void close() {
    server.stop();
  }

  /** In the order in which they came. */
  private List<LoggedRequest> requests(String path) {
    return server.findAll(anyRequestedFor(urlEqualTo(path))).stream()
        .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
        .toList();
  }
}
