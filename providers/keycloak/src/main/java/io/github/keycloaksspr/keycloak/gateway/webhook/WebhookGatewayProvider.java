// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import io.github.keycloaksspr.keycloak.gateway.http.SingleExchange;
import io.github.keycloaksspr.keycloak.gateway.webhook.WebhookSettings.Endpoint;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Refused;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.TryLater;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Unknown;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.gateway.OutboundMessage;
import io.github.keycloaksspr.spi.gateway.OutboundMessage.TextMessage;
import io.github.keycloaksspr.spi.gateway.OutboundMessage.VoiceCall;
import io.github.keycloaksspr.spi.gateway.Recipient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.http.HttpHost;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * Sends each message as one HTTP request.
 *
 * <p>The gateway's name is looked up once. The address that was found is judged, and is the one
 * that is connected to: a name that leads elsewhere at the second look (DNS rebinding) leads
 * nowhere.
 */
final class WebhookGatewayProvider implements GatewayProvider {

  private final Optional<WebhookSettings> settings;
  private final Surroundings surroundings;

  /** Looks names up. */
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * What the server gives.
   *
   * @param client a bounded HTTP client, asked only when there is something to send
   * @param resolver looks names up
   * @param rules what addresses may be connected to
   * @param log hears of each delivery
   */
  record Surroundings(
      Supplier<CloseableHttpClient> client,
      Resolver resolver,
      AddressRules rules,
      WebhookLog log) {}

  /**
   * @param settings empty if nothing is set up
   */
  WebhookGatewayProvider(Optional<WebhookSettings> settings, Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
  }

  @Override
  public boolean serves(Channel channel) {
    return settings.map(gateway -> gateway.serves(channel)).orElse(false);
  }

  @Override
  public DeliveryResult deliver(OutboundMessage message) {
    if (message instanceof TextMessage text && serves(Channel.SMS)) {
      return send(settings.orElseThrow().texts().orElseThrow(), values(text));
    }
    if (message instanceof VoiceCall call && serves(Channel.VOICE)) {
      Endpoint endpoint = settings.orElseThrow().calls().orElseThrow();
      // The switchboard would hear the code.
      return call.to().extension().isPresent() && !endpoint.body().has("extension")
          ? new Refused(Reason.UNREACHABLE)
          : send(endpoint, values(call));
    }
    return new Refused(Reason.MISCONFIGURED);
  }

  @Override
  public void close() {
    // The connections are the factory's.
  }

  private DeliveryResult send(Endpoint endpoint, Map<String, String> values) {
    WebhookSettings gateway = settings.orElseThrow();
    SingleExchange exchange = new SingleExchange(surroundings.client().get(), gateway.timeOuts());
    DeliveryResult result;
    try {
      Optional<HttpHost> host = host(endpoint.url());
      if (host.isEmpty()) {
        surroundings.log().forbidden();
        return new Refused(Reason.MISCONFIGURED);
      }
      byte[] answer = exchange.send(request(gateway, endpoint, values), host.get());
      result = gateway.answers().of(exchange.status(), answer, values.get("reference"));
    } catch (UnknownHostException e) {
      result = new TryLater();
    } catch (IOException e) {
      result = ofFailure(exchange);
    }
    surroundings.log().report(result, exchange);
    return result;
  }

  /** Where to connect to; empty if the address is forbidden. */
  private Optional<HttpHost> host(URI url) throws UnknownHostException {
    return Arrays.stream(surroundings.resolver().resolve(url.getHost()))
        .filter(surroundings.rules()::mayConnectTo)
        .filter(address -> url.getScheme().equals("https") || !AddressRules.isPublic(address))
        .findFirst()
        .map(
            address ->
                new HttpHost(address, url.getHost(), SingleExchange.port(url), url.getScheme()));
  }

  private static SingleExchange.Request request(
      WebhookSettings gateway, Endpoint endpoint, Map<String, String> values) {
    Map<String, String> headers = new HashMap<>(gateway.headers());
    headers.put("Accept", "application/json, */*;q=0.5");
    headers.put("User-Agent", "keycloak-sspr");
    headers.putAll(gateway.authorisation().headers());
    String body = endpoint.body().fill(gateway.withSecrets(values), gateway.kind()::escape);
    return new SingleExchange.Request(
        gateway.method(), endpoint.url(), headers, gateway.contentType(), body);
  }

  private static DeliveryResult ofFailure(SingleExchange exchange) {
    if (exchange.distrusted()) {
      return new Refused(Reason.MISCONFIGURED);
    }
    return exchange.mayHaveArrived() ? new Unknown() : new TryLater();
  }

  private static Map<String, String> values(TextMessage text) {
    Map<String, String> values = values(text.to());
    values.put("text", text.body());
    values.put("validitySeconds", String.valueOf(text.validity().toSeconds()));
    return values;
  }

  private static Map<String, String> values(VoiceCall call) {
    Map<String, String> values = values(call.to());
    values.put("text", String.join(" ", call.phrases()));
    values.put("language", call.language().toLanguageTag());
    values.put("extension", call.to().extension().orElse(""));
    return values;
  }

  private static Map<String, String> values(Recipient to) {
    Map<String, String> values = new HashMap<>();
    values.put("to", to.e164());
    values.put("toDigits", to.e164().substring(1));
    values.put("reference", UUID.randomUUID().toString());
    return values;
  }
}
