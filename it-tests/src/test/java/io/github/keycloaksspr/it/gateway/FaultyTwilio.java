// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.keycloaksspr.it.support.Urls;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Twilio on a bad day: stands before the stub, hands requests on to it, and answers in its place
 * where a test says so. Counts what comes, so that nothing comes twice unseen.
 */
final class FaultyTwilio implements AutoCloseable {

  private static final int LAST = 10;

  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
  private final Map<String, StubMapping> faults = new ConcurrentHashMap<>();

  private FaultyTwilio() {}

  /**
   * Starts it.
   *
   * @param stub where the stub listens
   */
  static FaultyTwilio before(URI stub) {
    FaultyTwilio twilio = new FaultyTwilio();
    twilio.server.start();
    twilio.server.stubFor(
        any(anyUrl()).atPriority(LAST).willReturn(aResponse().proxiedFrom(stub.toString())));
    return twilio;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** An error as Twilio words it. */
  static ResponseDefinitionBuilder error(int status, int code) {
    String body =
        """
        {"code":%1$d,"message":"A number +12025550100 that nobody is to see","status":%2$d,
         "more_info":"https://www.twilio.com/docs/errors/%1$d"}
        """
            .formatted(code, status);
    return jsonResponse(body, status);
  }

  /** From now on this is the answer to everything for that number, in E.164. */
  void answer(String to, ResponseDefinitionBuilder answer) {
    faults.put(
        to, server.stubFor(any(anyUrl()).withFormParam("To", equalTo(to)).willReturn(answer)));
  }

  /** Everything for that number gets to the stub again. */
  void recover(String to) {
    server.removeStub(faults.remove(to));
  }

  /** How many requests came for that number. */
  int asked(String to) {
    return requests(to).size();
  }

  /** The code in the last text that was meant for that number, whatever the answer was. */
  String codeFor(String to) {
    LoggedRequest last =
        requests(to).stream()
            .max(Comparator.comparing(LoggedRequest::getLoggedDate))
            .orElseThrow(() -> new IllegalStateException("Nothing came for " + to));
    String text = Urls.decode(last.getBodyAsString()).get("Body").get(0);
    return text.substring(0, text.indexOf(' '));
  }

  private List<LoggedRequest> requests(String to) {
    return server.findAll(anyRequestedFor(anyUrl()).withFormParam("To", equalTo(to)));
  }

  @Override
  public void close() {
    server.stop();
  }
}
