// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Accepted;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Refused;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.gateway.OutboundMessage;
import io.github.keycloaksspr.spi.gateway.Recipient;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

/** On a server that was not started for development, as a unit test is not. */
class LogGatewayProviderFactoryTest {

  private static final OutboundMessage TEXT =
      new OutboundMessage.TextMessage(
          new Recipient("+12025550100", Optional.empty()), "A test", Duration.ofMinutes(5));

  private static LogGatewayProviderFactory factory(boolean forced) {
    LogGatewayProviderFactory factory = new LogGatewayProviderFactory();
    factory.init(
        (Config.Scope)
            Proxy.newProxyInstance(
                Config.Scope.class.getClassLoader(),
                new Class<?>[] {Config.Scope.class},
                (proxy, called, arguments) -> {
                  if (called.getName().equals("getBoolean") && arguments[0].equals("force")) {
                    return forced;
                  }
                  throw new UnsupportedOperationException(called.getName());
                }));
    return factory;
  }

  @Test
  void it_refuses_to_send() {
    GatewayProvider gateway = factory(false).create(null, name -> null);

    assertThat(gateway.serves(Channel.SMS)).isFalse();
    assertThat(gateway.serves(Channel.VOICE)).isFalse();
    assertThat(gateway.problem()).hasValueSatisfying(why -> assertThat(why).contains("start-dev"));
    assertThat(gateway.deliver(TEXT)).isEqualTo(new Refused(Reason.MISCONFIGURED));
  }

  @Test
  void it_sends_if_it_is_forced() {
    GatewayProvider gateway = factory(true).create(null, name -> null);

    assertThat(gateway.serves(Channel.SMS)).isTrue();
    assertThat(gateway.serves(Channel.VOICE)).isTrue();
    assertThat(gateway.serves(Channel.MAIL)).isFalse();
    assertThat(gateway.problem()).isEmpty();
    assertThat(gateway.deliver(TEXT)).isInstanceOf(Accepted.class);
  }

  @Test
  void even_then_it_is_not_used_unless_it_was_chosen_by_name() {
    GatewayProvider gateway = factory(true).create(null);

    assertThat(gateway.serves(Channel.SMS)).isFalse();
    assertThat(gateway.deliver(TEXT)).isEqualTo(new Refused(Reason.MISCONFIGURED));
  }
}
