// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import com.twilio.Twilio;
import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.github.keycloaksspr.keycloak.gateway.http.SingleExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * Carries one request of the SDK over a bounded HTTP client with the server's settings, and
 * remembers what happened to it. The SDK's own client repeats after a 5xx; here a request is sent
 * at most once. Not thread-safe.
 */
final class KeycloakHttpClient extends HttpClient {

  private static final String USER_AGENT = "twilio-java/" + Twilio.VERSION + " keycloak-sspr";
  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
  private static final Header[] NO_HEADERS = {};

  private final SingleExchange exchange;
  private final TwilioSettings settings;

  KeycloakHttpClient(CloseableHttpClient server, TwilioSettings settings) {
    this.exchange = new SingleExchange(server, settings.timeOuts());
    this.settings = settings;
  }

  /** The HTTP status of the answer, 0 if there was none. */
  int status() {
    return exchange.status();
  }

  /** Whether the request may have reached the other side as a whole. */
  boolean mayHaveArrived() {
    return exchange.mayHaveArrived();
  }

  /** What broke the exchange, empty if an answer was read to its end. */
  Optional<IOException> failure() {
    return exchange.failure();
  }

  /** What an administrator is told of how it ended. */
  String cause() {
    return exchange.cause();
  }

  /**
   * Whether the other side could not prove who it is: the trust store or the base URL must be
   * changed.
   */
  boolean distrusted() {
    return exchange.distrusted();
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(
      Request request, int[] retryCodes, int retries, long delayMillis) {
    return makeRequest(request);
  }

  /**
   * Sends the request and reads the answer, whatever its status.
   *
   * @throws ApiConnectionException if there was no answer, or not all of it
   * @throws IllegalStateException if this client was used before
   */
  @Override
  public Response makeRequest(Request request) {
    if (request.getMethod() != HttpMethod.POST) {
      throw new IllegalStateException("One client sends one POST");
    }
    SingleExchange.Request post =
        new SingleExchange.Request(
            "POST",
            target(request),
            Map.of(
                HttpHeaders.AUTHORIZATION,
                request.getAuthString(),
                HttpHeaders.ACCEPT,
                "application/json",
                HttpHeaders.USER_AGENT,
                USER_AGENT),
            FORM,
            request.encodeFormBody());
    try {
      // Never null: the SDK's debug log counts the headers without asking.
      return new Response(
          new ByteArrayInputStream(exchange.send(post)), exchange.status(), NO_HEADERS);
    } catch (IOException e) {
      // Its message may quote an address or a piece of the answer; the kind of failure is all that
      // is needed.
      throw new ApiConnectionException(e.getClass().getSimpleName());
    }
  }

  private URI target(Request request) {
    try {
      URI url = request.constructURL().toURI();
      if (settings.baseUrl().isEmpty()) {
        return url;
      }
      URI base = settings.baseUrl().get();
      return new URI(
          base.getScheme(),
          null,
          base.getHost(),
          base.getPort(),
          url.getPath(),
          url.getQuery(),
          null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The SDK made a URL that is none", e);
    }
  }
}
