// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Accepted;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.gateway.GatewayProviderFactory;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

class TwilioGatewayProviderFactoryTest {

  /** The one method of a wide interface that is needed. */
  private static <T> T only(Class<T> type, String method, Object result) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                return result instanceof Map<?, ?> map ? map.get(arguments[0]) : result;
              }
              throw new UnsupportedOperationException(called.getName());
            }));
  }

  /** A session without providers: the factory makes its own client, without a trust store. */
  private static KeycloakSession session() {
    return only(KeycloakSession.class, "getProvider", Map.of());
  }

  @Test
  void theServerFindsIt() {
    assertThat(ServiceLoader.load(GatewayProviderFactory.class))
        .extracting(GatewayProviderFactory::getId)
        .contains("twilio");
  }

  @Test
  void itSendsThroughAClientOfItsOwn() throws Exception {
    try (TwilioStub twilio = new TwilioStub()) {
      TwilioGatewayProviderFactory factory = new TwilioGatewayProviderFactory();
      factory.init(only(Config.Scope.class, "get", Accounts.options("baseUrl", twilio.url())));
      GatewayProvider gateway = factory.create(session());

      assertThat(gateway.serves(Channel.SMS)).isTrue();
      assertThat(gateway.deliver(Accounts.TEXT)).isInstanceOf(Accepted.class);
      assertThat(twilio.asked()).hasSize(1);
    }
  }

  @Test
  void withoutOptionsItLoadsAndServesNothing() {
    TwilioGatewayProviderFactory factory = new TwilioGatewayProviderFactory();
    factory.init(only(Config.Scope.class, "get", Map.of()));
    GatewayProvider gateway = factory.create(session());

    assertThat(gateway.serves(Channel.SMS)).isFalse();
    assertThat(gateway.serves(Channel.VOICE)).isFalse();
  }

  @Test
  void blankOptionsAreNotSet() {
    TwilioGatewayProviderFactory factory = new TwilioGatewayProviderFactory();
    factory.init(
        only(
            Config.Scope.class,
            "get",
            TwilioOptions.NAMES.stream().collect(Collectors.toMap(name -> name, name -> "  "))));

    assertThat(factory.create(session()).serves(Channel.SMS)).isFalse();
  }

  @Test
  void aRealmHasAnAccountOfItsOwnAtTheServersAddress() throws Exception {
    try (TwilioStub twilio = new TwilioStub()) {
      TwilioGatewayProviderFactory factory = new TwilioGatewayProviderFactory();
      factory.init(only(Config.Scope.class, "get", Map.of("baseUrl", twilio.url())));
      Map<String, String> settings =
          Accounts.options("accountSid", Accounts.OTHER_SID, "baseUrl", "http://127.0.0.1:1");
      GatewayProvider gateway = factory.create(session(), (UnaryOperator<String>) settings::get);

      assertThat(gateway.deliver(Accounts.TEXT)).isInstanceOf(Accepted.class);
      assertThat(twilio.only().path()).contains(Accounts.OTHER_SID);
    }
  }

  @Test
  void aRealmCannotSayWhereRequestsGo() {
    assertThat(new TwilioGatewayProviderFactory().getConfigProperties())
        .extracting(ProviderConfigProperty::getName)
        .contains("accountSid", "authToken", "from", "region", "edge")
        .doesNotContain("baseUrl", "connectTimeoutMillis", "responseTimeoutMillis");
  }

  @Test
  void aWrongSettingOfARealmIsNamedAsTheRealmKnowsIt() {
    Map<String, String> settings = Accounts.options("authToken", null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TwilioGatewayProviderFactory().check(settings::get))
        .withMessageStartingWith("The setting authToken is missing");
  }

  @Test
  void wrongOptionsStopTheServer() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TwilioGatewayProviderFactory()
                    .init(only(Config.Scope.class, "get", Map.of("accountSid", Accounts.SID))))
        .withMessageContaining("auth-token");
  }

  @Test
  void everyOptionIsDescribedAndSecretsAreMarked() {
    assertThat(new TwilioGatewayProviderFactory().getConfigMetadata())
        .extracting(ProviderConfigProperty::getName)
        .containsExactlyElementsOf(TwilioOptions.NAMES);
    assertThat(new TwilioGatewayProviderFactory().getConfigMetadata())
        .filteredOn(ProviderConfigProperty::isSecret)
        .extracting(ProviderConfigProperty::getName)
        .containsExactly("authToken", "apiKeySecret");
  }
}
