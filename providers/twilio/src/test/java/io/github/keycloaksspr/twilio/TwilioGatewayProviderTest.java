// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Accepted;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Refused;
import io.github.keycloaksspr.spi.gateway.OutboundMessage.TextMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.conn.routing.HttpRoutePlanner;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.protocol.HttpContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioGatewayProviderTest {

  private TwilioStub twilio;

  @BeforeEach
  void start() {
    twilio = new TwilioStub();
  }

  @AfterEach
  void stop() {
    twilio.close();
  }

  @Test
  void aTextGoesToMessages() {
    DeliveryResult result = Accounts.gateway(twilio.url()).deliver(Accounts.TEXT);

    assertThat(result).isEqualTo(new Accepted("SM00000000000000000000000000000001"));
    TwilioStub.Asked asked = twilio.only();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.path()).isEqualTo("/2010-04-01/Accounts/" + Accounts.SID + "/Messages.json");
    assertThat(asked.contentType()).startsWith("application/x-www-form-urlencoded");
    assertThat(asked.user()).isEqualTo(Accounts.SID);
    assertThat(asked.secret()).isEqualTo(Accounts.TOKEN);
    assertThat(asked.form())
        .containsOnly(
            entry("To", Accounts.TO),
            entry("From", Accounts.FROM),
            entry("Body", Accounts.TEXT.body()),
            entry("ValidityPeriod", "300"));
  }

  @Test
  void aMessagingServiceTakesThePlaceOfTheNumber() {
    Accounts.gateway(twilio.url(), "messagingServiceSid", Accounts.SERVICE).deliver(Accounts.TEXT);

    assertThat(twilio.only().form())
        .containsEntry("MessagingServiceSid", Accounts.SERVICE)
        .doesNotContainKey("From");
  }

  @Test
  void anApiKeySignsInForTheAccount() {
    Accounts.gateway(
            twilio.url(),
            "authToken",
            null,
            "apiKey",
            Accounts.KEY,
            "apiKeySecret",
            Accounts.KEY_SECRET)
        .deliver(Accounts.TEXT);

    assertThat(twilio.only().user()).isEqualTo(Accounts.KEY);
    assertThat(twilio.only().secret()).isEqualTo(Accounts.KEY_SECRET);
    assertThat(twilio.only().path()).contains("/" + Accounts.SID + "/");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 6", "PT5.9S, 6", "PT6S, 6", "PT10H, 36000", "PT11H, 36000", "PT-1S, 6"})
  void theValidityKeepsToTwiliosRange(Duration validity, String seconds) {
    Accounts.gateway(twilio.url()).deliver(new TextMessage(Accounts.TEXT.to(), "123456", validity));

    assertThat(twilio.only().form()).containsEntry("ValidityPeriod", seconds);
  }

  @Test
  void aCallGoesToCallsWithItsWords() {
    DeliveryResult result = Accounts.gateway(twilio.url()).deliver(Accounts.CALL);

    assertThat(result).isEqualTo(new Accepted("CA00000000000000000000000000000001"));
    assertThat(twilio.only().path())
        .isEqualTo("/2010-04-01/Accounts/" + Accounts.SID + "/Calls.json");
    assertThat(twilio.only().form())
        .containsOnly(
            entry("To", Accounts.TO),
            entry("From", Accounts.FROM),
            entry(
                "Twiml",
                SpokenPhrases.twiml(Accounts.CALL.language(), Accounts.CALL.phrases(), false)));
  }

  @Test
  void anExtensionIsDialledAfterAWait() {
    Accounts.gateway(twilio.url()).deliver(Accounts.call(Optional.of("12345678901")));

    assertThat(twilio.only().form().get("SendDigits"))
        .isEqualTo("wwww12345678901")
        .hasSizeLessThanOrEqualTo(32);
    assertThat(twilio.only().form().get("Twiml")).startsWith("<Response><Pause length=\"4\"/>");
  }

  @Test
  void nothingSetUpServesNothing() {
    TwilioGatewayProvider gateway =
        new TwilioGatewayProvider(
            Optional.empty(),
            () -> {
              throw new AssertionError("nothing to send");
            });

    assertThat(Stream.of(Channel.values())).noneMatch(gateway::serves);
    assertThat(gateway.deliver(Accounts.TEXT)).isEqualTo(new Refused(Reason.MISCONFIGURED));
    assertThat(gateway.deliver(Accounts.CALL)).isEqualTo(new Refused(Reason.MISCONFIGURED));
  }

  @Test
  void aNameDoesNotCall() {
    TwilioGatewayProvider gateway = Accounts.gateway(twilio.url(), "from", "Contoso");

    assertThat(gateway.serves(Channel.VOICE)).isFalse();
    assertThat(gateway.deliver(Accounts.CALL)).isEqualTo(new Refused(Reason.MISCONFIGURED));
    assertThat(twilio.asked()).isEmpty();
  }

  @Test
  void regionAndEdgeChooseTheHost() throws IOException {
    HostSeen seen = new HostSeen();
    try (CloseableHttpClient server = HttpClients.custom().setRoutePlanner(seen).build()) {
      Accounts.gateway(server, null, "region", "ie1", "edge", "dublin").deliver(Accounts.TEXT);
      assertThat(seen.host).hasToString("https://api.dublin.ie1.twilio.com");

      Accounts.gateway(server, null).deliver(Accounts.TEXT);
      assertThat(seen.host).hasToString("https://api.twilio.com");
    }
  }

  /** Notes where a request would go and lets it go nowhere. */
  private static final class HostSeen implements HttpRoutePlanner {

    private HttpHost host;

    @Override
    public HttpRoute determineRoute(HttpHost target, HttpRequest request, HttpContext context)
        throws HttpException {
      host = target;
      throw new HttpException("far enough");
    }
  }

  @Test
  void twoAccountsSideBySideDoNotMix() throws Exception {
    TwilioGatewayProvider one = Accounts.gateway(twilio.url());
    TwilioGatewayProvider other =
        Accounts.gateway(
            twilio.url(),
            "accountSid",
            Accounts.OTHER_SID,
            "authToken",
            null,
            "apiKey",
            Accounts.KEY,
            "apiKeySecret",
            Accounts.KEY_SECRET,
            "from",
            "+14155550111",
            "responseTimeoutMillis",
            "10000");
    Callable<DeliveryResult> byOne = () -> one.deliver(Accounts.TEXT);
    Callable<DeliveryResult> byOther = () -> other.deliver(Accounts.TEXT);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<DeliveryResult>> both =
          Stream.generate(() -> Stream.of(byOne, byOther)).limit(25).flatMap(s -> s).toList();
      for (Future<DeliveryResult> done : threads.invokeAll(both)) {
        assertThat(done.get()).isInstanceOf(Accepted.class);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(twilio.asked())
        .hasSize(50)
        .allSatisfy(
            asked -> {
              boolean first = asked.path().contains(Accounts.SID);
              assertThat(asked.user()).isEqualTo(first ? Accounts.SID : Accounts.KEY);
              assertThat(asked.form())
                  .containsEntry("From", first ? Accounts.FROM : "+14155550111");
            });
    assertThat(twilio.asked().stream().filter(asked -> asked.path().contains(Accounts.OTHER_SID)))
        .hasSize(25);
  }
}
