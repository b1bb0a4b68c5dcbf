// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloaksspr.spi.gateway.Recipient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The values that methods and the engine hand to each other. */
class ValuesTest {

  @Test
  void anEnrolmentHasTheIdOfSomething() {
    assertThat(Enrolment.of("one").credentials()).containsExactly("one");
    assertThatIllegalArgumentException().isThrownBy(() -> new Enrolment(Set.of()));
  }

  @Test
  void aChallengeIsBoundedAndDoesNotTellItsNote() {
    String longest = "n".repeat(Challenge.LONGEST);

    assertThat(new Challenge(longest).note()).isEqualTo(longest);
    assertThatIllegalArgumentException().isThrownBy(() -> new Challenge(longest + "n"));
    assertThat(new Challenge("note")).hasToString("Challenge");
    assertThat(Challenge.NONE.note()).isEmpty();
  }

  @Test
  void aMatchIsForSomethingOrForWhatIsUsedUp() {
    assertThat(Match.of("one").credential()).contains("one");
    assertThat(Match.usedUp().credential()).isEmpty();
  }

  @Test
  void aMessageStandsAtAFieldOrAtTheTop() {
    assertThat(Message.at("code", "key", 1))
        .isEqualTo(new Message(Optional.of("code"), "key", List.of(1)));
    assertThat(Message.ofPage("key").field()).isEmpty();
    assertThat(Message.ofPage("key", "a", "b").parameters()).containsExactly("a", "b");
  }

  @Test
  void aViewKeepsItsValuesWhateverBecomesOfTheMap() {
    Map<String, Object> values = new HashMap<>(Map.of("number", 1));
    View view = new View("mark", "template", values);
    values.clear();

    assertThat(view.values()).containsEntry("number", 1);
  }

  @Test
  void whatDoesNotWorkSaysWhy() {
    assertThat(Availability.because("No reader."))
        .isEqualTo(new Availability.Unavailable("No reader."));
    assertThat(Availability.READY).isInstanceOf(Availability.Ready.class);
  }

  @Test
  void aRecipientDoesNotTellItsNumber() {
    assertThat(new Recipient("+4930123456", Optional.empty())).hasToString("Recipient");
  }
}
