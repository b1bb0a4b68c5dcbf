// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.keycloak.gateway.webhook.WebhookGatewayProvider.Surroundings;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Accepted;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Refused;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.TryLater;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.Test;

/** The settings that the documentation gives, against the answers that those gateways document. */
class WellKnownGatewaysTest {

  private static final Path DOCUMENT = Path.of("..", "..", "docs", "gateways.md");
  private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AtomicReference<String> asked = new AtomicReference<>("");

  private static Map<String, String> settings(String host) throws IOException {
    for (String block :
        BLOCK.matcher(Files.readString(DOCUMENT)).results().map(found -> found.group(1)).toList()) {
      JsonNode settings = JSON.readTree(block).path("settings");
      if (settings.path("url").asText().contains(host)) {
        Map<String, String> values = new HashMap<>();
        settings
            .properties()
            .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        assertThat(values.get("secret")).startsWith("${vault.");
        values.put("secret", "the-secret");
        return values;
      }
    }
    throw new AssertionError("Not documented: " + host);
  }

  private DeliveryResult deliver(String host, int status, String answer) throws IOException {
    Map<String, String> settings = settings(host);
    WebhookSettings documented =
        WebhookSettings.read(GatewaySettings.ofRealm(settings::get), Gateways.PUBLIC);
    assertThat(documented.texts().orElseThrow().url().getScheme()).isEqualTo("https");
    HttpServer stub =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stub.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.set(
                exchange.getRequestHeaders().getFirst("Authorization")
                    + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    stub.start();
    settings.put("url", "http://127.0.0.1:" + stub.getAddress().getPort() + "/");
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      return new WebhookGatewayProvider(
              Optional.of(
                  WebhookSettings.read(GatewaySettings.ofRealm(settings::get), Gateways.LOOPBACK)),
              new Surroundings(
                  () -> client,
                  InetAddress::getAllByName,
                  Gateways.LOOPBACK,
                  new WebhookLog("documented")))
          .deliver(Gateways.TEXT);
    } finally {
      stub.stop(0);
    }
  }

  @Test
  void vonage() throws IOException {
    String host = "rest.nexmo.com";
    String answer =
        "{\"message-count\":\"1\",\"messages\":[{\"to\":\"1\",\"message-id\":\"0C00\",\"status\":\"%s\"}]}";

    assertThat(deliver(host, 200, answer.formatted("0"))).isEqualTo(new Accepted("0C00"));
    assertThat(asked.get())
        .startsWith(
            "null api_key=abcd1234&api_secret=the-secret&from=Contoso&to=4915112345678&text=123456");
    assertThat(deliver(host, 200, answer.formatted("1"))).isEqualTo(new TryLater());
    assertThat(deliver(host, 200, answer.formatted("6")))
        .isEqualTo(new Refused(Reason.INVALID_NUMBER));
    assertThat(deliver(host, 200, answer.formatted("4")))
        .isEqualTo(new Refused(Reason.MISCONFIGURED));
  }

  @Test
  void infobip() throws IOException {
    String host = "api.infobip.com";
    String answer =
        "{\"messages\":[{\"to\":\"1\",\"status\":{\"groupId\":%d,\"id\":26},\"messageId\":\"2033\"}]}";

    assertThat(deliver(host, 200, answer.formatted(1))).isEqualTo(new Accepted("2033"));
    assertThat(asked.get())
        .startsWith(
            "App the-secret {\"messages\":[{\"from\":\"Contoso\",\"destinations\":[{\"to\":");
    assertThat(deliver(host, 200, answer.formatted(5))).isEqualTo(new Refused(Reason.UNREACHABLE));
    assertThat(deliver(host, 401, "{\"requestError\":{}}"))
        .isEqualTo(new Refused(Reason.MISCONFIGURED));
  }

  @Test
  void telnyx() throws IOException {
    String host = "api.telnyx.com";
    String refusal = "{\"errors\":[{\"code\":\"%s\",\"title\":\"no\"}]}";

    assertThat(deliver(host, 200, "{\"data\":{\"id\":\"40385f64-5717\"}}"))
        .isEqualTo(new Accepted("40385f64-5717"));
    assertThat(asked.get()).startsWith("Bearer the-secret {\"from\":\"+14155550100\",\"to\":\"+49");
    assertThat(deliver(host, 422, refusal.formatted("10002")))
        .isEqualTo(new Refused(Reason.INVALID_NUMBER));
    assertThat(deliver(host, 429, refusal.formatted("10011"))).isEqualTo(new TryLater());
    assertThat(deliver(host, 401, refusal.formatted("10009")))
        .isEqualTo(new Refused(Reason.MISCONFIGURED));
  }
}
