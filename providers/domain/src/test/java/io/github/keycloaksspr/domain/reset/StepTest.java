// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.method.MethodId;
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
            new Step.Confirming(MethodId.AUTH_PHONE, Channel.SMS),
            "{\"at\":\"confirming\",\"method\":\"AUTH_PHONE\",\"channel\":\"SMS\"}"),
        Arguments.of(
            new Step.Entering(MethodId.AUTH_EMAIL, Channel.MAIL),
            "{\"at\":\"entering\",\"method\":\"AUTH_EMAIL\",\"channel\":\"MAIL\"}"),
        Arguments.of(
            new Step.Answering(MethodId.SECURITY_QUESTIONS),
            "{\"at\":\"answering\",\"method\":\"SECURITY_QUESTIONS\"}"),
        Arguments.of(
            new Step.Presenting(MethodId.RECOVERY_CODE),
            "{\"at\":\"presenting\",\"method\":\"RECOVERY_CODE\"}"));
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
    public String answering(MethodId method) {
      return "answering " + method;
    }

    @Override
    public String presenting(MethodId method) {
      return "presenting " + method;
    }
  }

  @Test
  void eachStepHasACaseOfItsOwn() {
    assertThat(steps().map(step -> ((Step) step.get()[0]).in(new Told())))
        .containsExactly(
            "choosing",
            "confirming AUTH_PHONE SMS",
            "entering AUTH_EMAIL MAIL",
            "answering SECURITY_QUESTIONS",
            "presenting RECOVERY_CODE");
  }

  @Test
  void aStepThatThisReleaseDoesNotKnowIsNotRead() {
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> json.readValue("{\"at\":\"dancing\"}", Step.class));
  }
}
