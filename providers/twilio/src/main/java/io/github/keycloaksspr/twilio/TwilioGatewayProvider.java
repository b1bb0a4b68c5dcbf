// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Refused;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.gateway.OutboundMessage;
import io.github.keycloaksspr.spi.gateway.OutboundMessage.TextMessage;
import io.github.keycloaksspr.spi.gateway.OutboundMessage.VoiceCall;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * Sends through one account. Each message gets its own client: the SDK's shared one would mix up
 * the accounts of two realms, and a client that has sent a request shall not send a second one.
 */
final class TwilioGatewayProvider implements GatewayProvider {

  // Twilio's range for ValidityPeriod; it advises against less than six seconds.
  private static final Duration SHORTEST_VALIDITY = Duration.ofSeconds(6);
  private static final Duration LONGEST_VALIDITY = Duration.ofHours(10);

  // Half a second each: a switchboard takes a moment after it has answered before it listens for an
  // extension.
  private static final String BEFORE_EXTENSION = "wwww";

  private final Optional<TwilioSettings> settings;
  private final Supplier<CloseableHttpClient> server;

  /**
   * @param settings empty if nothing is set up
   * @param server gives a bounded HTTP client, asked only when there is something to send
   */
  TwilioGatewayProvider(Optional<TwilioSettings> settings, Supplier<CloseableHttpClient> server) {
    this.settings = settings;
    this.server = server;
  }

  @Override
  public boolean serves(Channel channel) {
    return settings.map(account -> account.serves(channel)).orElse(false);
  }

  @Override
  public DeliveryResult deliver(OutboundMessage message) {
    if (message instanceof TextMessage text && serves(Channel.SMS)) {
      return send(account -> text(account, text));
    }
    if (message instanceof VoiceCall call && serves(Channel.VOICE)) {
      return send(account -> call(account, call));
    }
    return new Refused(Reason.MISCONFIGURED);
  }

  @Override
  public void close() {
    // The connections are the factory's.
  }

  private DeliveryResult send(
      Function<TwilioSettings, Function<TwilioRestClient, Receipt>> request) {
    TwilioSettings account = settings.orElseThrow();
    KeycloakHttpClient http = new KeycloakHttpClient(server.get(), account);
    TwilioRestClient.Builder client =
        new TwilioRestClient.Builder(account.user(), account.secret())
            .accountSid(account.accountSid())
            .httpClient(http);
    account.region().ifPresent(client::region);
    account.edge().ifPresent(client::edge);
    Integer code = null;
    DeliveryResult result;
    try {
      Receipt receipt = request.apply(account).apply(client.build());
      code = receipt.code();
      result = TwilioAnswers.of(receipt);
    } catch (ApiException e) {
      code = e.getCode();
      result = TwilioAnswers.of(code, http);
    } catch (RuntimeException e) {
      if (http.status() == 0 && http.failure().isEmpty()) {
        throw e;
      }
      // A broken connection, or an answer that the SDK stumbles over; what http saw tells which.
      result = TwilioAnswers.of(null, http);
    }
    DeliveryLog.report(account, result, code, http);
    return result;
  }

  private static Function<TwilioRestClient, Receipt> text(
      TwilioSettings account, TextMessage text) {
    PhoneNumber to = new PhoneNumber(text.to().e164());
    MessageCreator message =
        account
            .messagingServiceSid()
            .map(service -> Message.creator(to, service, text.body()))
            .orElseGet(
                () ->
                    Message.creator(
                        to, new PhoneNumber(account.sender().orElseThrow()), text.body()));
    // RiskCheck stays unset: Twilio's protection against SMS pumping is on by default.
    message.setValidityPeriod(seconds(text.validity()));
    return client -> {
      Message made = message.create(client);
      return new Receipt(
          made.getSid(), TwilioAnswers.isDead(made.getStatus()), made.getErrorCode());
    };
  }

  private static Function<TwilioRestClient, Receipt> call(TwilioSettings account, VoiceCall voice) {
    Optional<String> extension = voice.to().extension();
    CallCreator call =
        Call.creator(
            new PhoneNumber(voice.to().e164()),
            new PhoneNumber(account.caller().orElseThrow()),
            new Twiml(
                SpokenPhrases.twiml(voice.language(), voice.phrases(), extension.isPresent())));
    extension.ifPresent(digits -> call.setSendDigits(BEFORE_EXTENSION + digits));
    return client -> {
      Call made = call.create(client);
      return new Receipt(made.getSid(), TwilioAnswers.isDead(made.getStatus()), null);
    };
  }

  private static int seconds(Duration validity) {
    Duration inRange = validity.compareTo(SHORTEST_VALIDITY) < 0 ? SHORTEST_VALIDITY : validity;
    return (int) (inRange.compareTo(LONGEST_VALIDITY) > 0 ? LONGEST_VALIDITY : inRange).toSeconds();
  }
}
