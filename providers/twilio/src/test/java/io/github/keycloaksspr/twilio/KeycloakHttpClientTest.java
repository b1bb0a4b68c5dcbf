// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Refused;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.TryLater;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.ServiceUnavailableRetryStrategy;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.protocol.HttpContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeycloakHttpClientTest {

  /** Longer than the two time-outs of the tests together, with room for a slow machine. */
  private static final Duration BOUND = Duration.ofSeconds(5);

  /** The server's client as its administrator may have set it: repeats whatever it can. */
  private static CloseableHttpClient eager() {
    return HttpClients.custom()
        .setRetryHandler(new DefaultHttpRequestRetryHandler(3, true))
        .setServiceUnavailableRetryStrategy(
            new ServiceUnavailableRetryStrategy() {
              @Override
              public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
                return response.getStatusLine().getStatusCode() >= 400 && count < 3;
              }

              @Override
              public long getRetryInterval() {
                return 1;
              }
            })
        .build();
  }

  private static DeliveryResult text(String url) {
    return Accounts.gateway(eager(), url).deliver(Accounts.TEXT);
  }

  @Nested
  class Once {

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 408, 429, 500, 502, 503, 504})
    void noStatusRepeatsARequest(int status) {
      try (TwilioStub twilio = new TwilioStub().answering(status, "{\"status\":" + status + "}")) {
        text(twilio.url());

        assertThat(twilio.asked()).hasSize(1);
      }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void noLostConnectionRepeatsARequest(Fault fault) {
      try (TwilioStub twilio = new TwilioStub().breaking(fault)) {
        assertThat(text(twilio.url())).isEqualTo(new Unknown());
        assertThat(twilio.asked()).hasSize(1);
      }
    }

    @Test
    void noRedirectIsFollowed() {
      try (TwilioStub elsewhere = new TwilioStub();
          TwilioStub twilio = new TwilioStub().redirectingTo(elsewhere.url())) {
        assertThat(text(twilio.url())).isEqualTo(new Refused(Reason.MISCONFIGURED));
        assertThat(twilio.asked()).hasSize(1);
        assertThat(elsewhere.asked()).isEmpty();
      }
    }

    @Test
    void aClientIsGoodForOneRequest() {
      try (TwilioStub twilio = new TwilioStub()) {
        Map<String, String> options = Accounts.options("baseUrl", twilio.url());
        KeycloakHttpClient http =
            new KeycloakHttpClient(
                eager(), TwilioSettings.read(GatewaySettings.ofServer("twilio", options::get)));
        Request request = new Request(HttpMethod.POST, "https://api.twilio.com/x");
        request.setAuth("user", "secret");
        request.addPostParam("Body", "x");

        assertThat(http.reliableRequest(request).getStatusCode()).isEqualTo(201);
        assertThatIllegalStateException().isThrownBy(() -> http.reliableRequest(request));
        assertThat(twilio.asked()).hasSize(1);
      }
    }
  }

  @Nested
  class InTime {

    static Stream<ResponseDefinitionBuilder> slowAnswers() {
      return Stream.of(
          status(201).withFixedDelay(60_000),
          jsonResponse(TwilioStub.MESSAGE, 201).withChunkedDribbleDelay(600, 60_000));
    }

    @ParameterizedTest
    @MethodSource("slowAnswers")
    void aSlowAnswerLeavesItOpen(ResponseDefinitionBuilder slow) {
      try (TwilioStub twilio = new TwilioStub().answering(slow)) {
        assertOpenInTime(twilio.url());
        assertThat(twilio.asked()).hasSize(1);
      }
    }

    /** Each byte comes in time, and there is always another one. */
    @Test
    void anEndlessHeadLeavesItOpen() throws IOException {
      try (RawServer server =
          new RawServer(
              connection -> {
                RawServer.write(connection, "HTTP/1.1 201 Created\r\nX-Long: ");
                for (int i = 0; i < 600; i++) {
                  RawServer.write(connection, " ");
                  Thread.sleep(100);
                }
              })) {
        assertOpenInTime(server.url());
        assertThat(server.requests()).isEqualTo(1);
      }
    }

    private static void assertOpenInTime(String url) {
      long start = System.nanoTime();

      assertThat(text(url)).isEqualTo(new Unknown());

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    }

    @Test
    void aRefusedConnectionHasSentNothing() throws IOException {
      int free;
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        free = socket.getLocalPort();
      }

      assertThat(text("http://127.0.0.1:" + free)).isEqualTo(new TryLater());
    }

    @Test
    void aFullPoolHasSentNothing() throws Exception {
      try (CloseableHttpClient narrow = HttpClients.custom().setMaxConnTotal(1).build();
          TwilioStub twilio = new TwilioStub().silent()) {
        Thread first =
            new Thread(
                () ->
                    Accounts.gateway(narrow, twilio.url(), "responseTimeoutMillis", "3000")
                        .deliver(Accounts.TEXT));
        first.start();
        while (twilio.asked().isEmpty()) {
          Thread.sleep(10);
        }

        assertThat(
                Accounts.gateway(narrow, twilio.url(), "connectTimeoutMillis", "100")
                    .deliver(Accounts.TEXT))
            .isEqualTo(new TryLater());
        assertThat(twilio.asked()).hasSize(1);
        first.join();
      }
    }
  }

  @Nested
  class Broken {

    @Test
    void anEndlessAnswerIsNotRead() throws IOException {
      String chunk = "x".repeat(1000);
      try (RawServer server =
          new RawServer(
              connection -> {
                RawServer.write(connection, "HTTP/1.1 201 Created\r\nConnection: close\r\n\r\n");
                while (true) {
                  RawServer.write(connection, chunk);
                }
              })) {
        assertThat(text(server.url())).isEqualTo(new Unknown());
      }
    }

    @Test
    void anUntrustedServerIsForTheAdministrator() {
      IOException distrust = new SSLHandshakeException("PKIX path building failed");
      distrust.initCause(new CertificateException("unknown"));

      assertThat(failing(distrust)).isEqualTo(new Refused(Reason.MISCONFIGURED));
    }

    @Test
    void aNameThatIsNotFoundHasSentNothing() {
      assertThat(failing(new UnknownHostException("api.twilio.com"))).isEqualTo(new TryLater());
    }

    private DeliveryResult failing(IOException failure) {
      return Accounts.gateway(new FailingClient(failure), "https://example.org")
          .deliver(Accounts.TEXT);
    }
  }

  @SuppressWarnings("deprecation") // The type to be extended asks for these.
  private static final class FailingClient extends CloseableHttpClient {

    private final IOException failure;

    FailingClient(IOException failure) {
      this.failure = failure;
    }

    @Override
    protected CloseableHttpResponse doExecute(
        HttpHost target, HttpRequest request, HttpContext context) throws IOException {
      throw failure;
    }

    @Override
    public void close() {}

    @Override
    public org.apache.http.params.HttpParams getParams() {
      throw new UnsupportedOperationException();
    }

    @Override
    public org.apache.http.conn.ClientConnectionManager getConnectionManager() {
      throw new UnsupportedOperationException();
    }
  }
}
