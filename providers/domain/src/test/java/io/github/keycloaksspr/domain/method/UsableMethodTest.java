// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.spi.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UsableMethodTest {

  private static final Optional<Destination> PHONE =
      Optional.of(new PhoneNumber("+4930123456", Optional.empty()));

  @Test
  void aDestinationWithoutAChannelIsRefused() {
    List<Channel> none = List.of();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UsableMethod(TestMethods.AUTH_PHONE, PHONE, none, Set.of()));
  }

  @Test
  void aChannelWithoutADestinationIsRefused() {
    List<Channel> text = List.of(Channel.SMS);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new UsableMethod(TestMethods.AUTH_PHONE, Optional.empty(), text, Set.of()));
  }

  @Nested
  class ThatSends {

    private final UsableMethod method =
        new UsableMethod(
            TestMethods.AUTH_PHONE, PHONE, List.of(Channel.VOICE, Channel.SMS), Set.of());

    @Test
    void supportsItsChannels() {
      assertThat(method.supports(Optional.of(Channel.SMS))).isTrue();
      assertThat(method.supports(Optional.of(Channel.VOICE))).isTrue();
    }

    @Test
    void supportsNoOtherChannelNorNone() {
      assertThat(method.supports(Optional.of(Channel.MAIL))).isFalse();
      assertThat(method.supports(Optional.empty())).isFalse();
    }

    @Test
    void offersThemInTheGivenOrder() {
      assertThat(method.channels()).containsExactly(Channel.VOICE, Channel.SMS);
    }

    @Test
    void cannotBeChangedThroughTheListItWasMadeOf() {
      List<Channel> channels = new ArrayList<>(List.of(Channel.SMS));
      UsableMethod made = new UsableMethod(TestMethods.AUTH_PHONE, PHONE, channels, Set.of());
      channels.add(Channel.MAIL);

      assertThat(made.supports(Optional.of(Channel.MAIL))).isFalse();
    }
  }

  @Nested
  class ThatSendsNothing {

    private final UsableMethod method =
        UsableMethod.withoutDestination(TestMethods.SECURITY_QUESTIONS, Set.of());

    @Test
    void hasNeitherDestinationNorChannels() {
      assertThat(method)
          .isEqualTo(
              new UsableMethod(
                  TestMethods.SECURITY_QUESTIONS, Optional.empty(), List.of(), Set.of()));
    }

    @Test
    void supportsNoChannelOnly() {
      assertThat(method.supports(Optional.empty())).isTrue();
      assertThat(method.supports(Optional.of(Channel.SMS))).isFalse();
    }
  }
}
