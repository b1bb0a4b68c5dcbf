// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {

  @ParameterizedTest
  @CsvSource({"SMS, sms", "VOICE, voice", "MAIL, mail"})
  void eachHasTheNameThatFormsAndEventsUse(Channel channel, String id) {
    assertThat(channel.id()).isEqualTo(id);
    assertThat(Channel.of(id)).contains(channel);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "SMS", " sms", "fax"})
  void anyOtherNameIsNone(String name) {
    assertThat(Channel.of(name)).isEmpty();
  }
}
