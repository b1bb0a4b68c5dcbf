// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.spi.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What gateways of other extensions need not write themselves. */
class GatewayTest {

  private static final Recipient TO = new Recipient("+4930123456", Optional.empty());

  private record Serving(Set<Channel> channels) implements GatewayProvider {

    @Override
    public boolean serves(Channel channel) {
      return channels.contains(channel);
    }

    @Override
    public DeliveryResult deliver(OutboundMessage message) {
      return new DeliveryResult.TryLater();
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }

  @Test
  void aGatewayThatServesNoChannelHasAProblem() {
    assertThat(new Serving(Set.of()).problem()).contains("The gateway is not set up.");
    assertThat(new Serving(Set.of(Channel.SMS)).problem()).isEmpty();
    assertThat(new Serving(Set.of(Channel.VOICE)).problem()).isEmpty();
  }

  @Test
  void oneThatCannotBeMadeServesNothingAndSaysWhy() {
    GatewayProvider unusable = new UnusableGateway("The vault is empty.");

    assertThat(unusable.problem()).contains("The vault is empty.");
    assertThat(unusable.serves(Channel.SMS)).isFalse();
    assertThat(unusable.serves(Channel.VOICE)).isFalse();
    assertThat(unusable.deliver(new OutboundMessage.TextMessage(TO, "123456", Duration.ZERO)))
        .isEqualTo(new DeliveryResult.Refused(DeliveryResult.Reason.MISCONFIGURED));
  }

  @Test
  void messagesShowNothingOfWhatIsInThem() {
    assertThat(new OutboundMessage.TextMessage(TO, "123456", Duration.ZERO))
        .hasToString("TextMessage");
    assertThat(new OutboundMessage.VoiceCall(TO, Locale.ENGLISH, List.of("1")))
        .hasToString("VoiceCall");
    assertThat(TO).hasToString("Recipient");
  }

  @Test
  void aCallKeepsItsPhrasesWhateverBecomesOfTheList() {
    List<String> phrases = new ArrayList<>(List.of("Your code"));
    OutboundMessage.VoiceCall call = new OutboundMessage.VoiceCall(TO, Locale.ENGLISH, phrases);
    phrases.clear();

    assertThat(call.phrases()).containsExactly("Your code");
  }
}
