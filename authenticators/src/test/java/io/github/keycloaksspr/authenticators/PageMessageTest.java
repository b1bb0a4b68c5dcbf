// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageMessageTest {

  private static final PageMessage WRONG = PageMessage.error("sspr-error-answers-wrong");

  /** A wrong try. */
  private record Tried(boolean isLastNext) implements Attempt {

    @Override
    public boolean mayCompare() {
      return true;
    }

    @Override
    public void notWrong() {
      throw new AssertionError("It was wrong");
    }

    @Override
    public boolean wrong(String error) {
      return false;
    }
  }

  @Test
  void afterAWrongTryThePageSaysWhetherTheNextIsTheLast() {
    assertThat(WRONG.after(new Tried(true))).isEqualTo(new PageMessage.BeforeLastTry(WRONG));
    assertThat(WRONG.after(new Tried(false))).isSameAs(WRONG);
  }

  @Test
  void anErrorKeepsTheOrderOfItsParameters() {
    assertThat(PageMessage.error("sspr-error-just-sent", 30L, "s"))
        .isEqualTo(new PageMessage.Problem("sspr-error-just-sent", List.of(30L, "s")));
  }
}
