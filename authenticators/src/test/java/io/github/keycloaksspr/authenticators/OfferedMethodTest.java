// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfferedMethodTest {

  private static final PhoneNumber PHONE = new PhoneNumber("+4915112345678", Optional.empty());

  private final OfferedMethod phone =
      OfferedMethod.of(
          UsableMethod.to(new MethodId("auth-phone"), PHONE, List.of(Channel.SMS, Channel.VOICE)));
  private final OfferedMethod questions =
      OfferedMethod.of(
          UsableMethod.withoutDestination(
              new MethodId("security-questions"), Set.of("credential")));

  @Test
  void thePageListsEachWayOfACodeWithTheMaskOfItsDestination() {
    assertThat(phone.options())
        .containsExactly(
            Map.of("method", "auth-phone", "channel", "sms", "hint", PHONE.mask()),
            Map.of("method", "auth-phone", "channel", "voice", "hint", PHONE.mask()));
  }

  @Test
  void thePageListsAMethodThatSendsNothingOnce() {
    assertThat(questions.options())
        .containsExactly(Map.of("method", "security-questions", "channel", "", "hint", ""));
  }

  @Test
  void aMethodThatSendsCodesIsChosenWithOneOfItsWays() {
    assertThat(phone.supports(Optional.of(Channel.VOICE))).isTrue();
    assertThat(phone.supports(Optional.of(Channel.MAIL))).isFalse();
    assertThat(phone.supports(Optional.empty())).isFalse();
  }

  @Test
  void aMethodThatSendsNothingIsChosenWithoutAWay() {
    assertThat(questions.supports(Optional.empty())).isTrue();
    assertThat(questions.supports(Optional.of(Channel.SMS))).isFalse();
  }
}
