// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloaksspr.domain.method.TestMethods;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepTest {

  private final ObjectMapper json = new ObjectMapper();

  static Stream<Arguments> steps() {
    return Stream.of(
        Arguments.of(new Step.Choosing(), "{\"at\":\"choosing\"}"),
        Arguments.of(
            new Step.Confirming(TestMethods.AUTH_PHONE, Channel.SMS),
            "{\"at\":\"confirming\",\"method\":{\"value\":\"auth-phone\"},\"channel\":\"SMS\"}"),
        Arguments.of(
            new Step.Entering(TestMethods.AUTH_EMAIL, Channel.MAIL),
            "{\"at\":\"entering\",\"method\":{\"value\":\"auth-email\"},\"channel\":\"MAIL\"}"),
        Arguments.of(
            new Step.AtPage(TestMethods.RECOVERY_CODE, "kept"),
            "{\"at\":\"page\",\"method\":{\"value\":\"recovery-code\"},\"note\":\"kept\"}"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStepIsWrittenWithItsNameAndReadBack(Step step, String written) throws Exception {
    assertThat(json.readTree(json.writerFor(Step.class).writeValueAsString(step)))
        .isEqualTo(json.readTree(written));
    assertThat(json.readValue(written, Step.class)).isEqualTo(step);
  }

  /** Writes each case as text. */
  private static final class Told implements Step.Cases<String> {
    @Override
    public String choosing() {
      return "choosing";
    }

    @Override
    public String confirming(MethodId method, Channel channel) {
      return "confirming " + method + " " + channel;
    }

    @Override
    public String entering(MethodId method, Channel channel) {
      return "entering " + method + " " + channel;
    }

    @Override
    public String atPage(MethodId method, String note) {
      return "page " + method + " " + note;
    }
  }

  @Test
  void eachStepHasACaseOfItsOwn() {
    assertThat(steps().map(step -> ((Step) step.get()[0]).in(new Told())))
        .containsExactly(
            "choosing",
            "confirming auth-phone SMS",
            "entering auth-email MAIL",
            "page recovery-code kept");
  }

  @Test
  void whatIsKeptForAMethodIsNotTold() {
    assertThat(new Step.AtPage(TestMethods.RECOVERY_CODE, "kept"))
        .hasToString("AtPage recovery-code");
  }

  @Test
  void aStepThatThisReleaseDoesNotKnowIsNotRead() {
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> json.readValue("{\"at\":\"dancing\"}", Step.class));
  }
}
