// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodIdTest {

  private static final String LONGEST = "a".repeat(MethodId.LONGEST);

  @ParameterizedTest
  @ValueSource(strings = {"office-phone", "auth-email", "x2", "badge", "a-1-b"})
  void lowerCaseWordsAreNames(String name) {
    assertThat(MethodId.of(name)).contains(new MethodId(name));
    assertThat(new MethodId(name).value()).isEqualTo(name);
    assertThat(new MethodId(name)).hasToString(name);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "a",
        "AUTH_PHONE",
        "Auth-Phone",
        " badge",
        "badge\n",
        "a--b",
        "-a",
        "a-",
        "1a"
      })
  void anythingElseIsNone(String name) {
    assertThat(MethodId.of(name)).isEmpty();
  }

  @Test
  void aNameMayHaveFortyCharacters() {
    assertThat(MethodId.of(LONGEST)).isPresent();
    assertThat(MethodId.of(LONGEST + "a")).isEmpty();
  }

  @Test
  void noMethodCanBeMadeOfAnythingElse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MethodId("Badge"))
        .withMessageContaining("lower-case letters");
  }

  @Test
  void methodsAreSortedByName() {
    assertThat(new MethodId("aa")).isLessThan(new MethodId("ab"));
  }
}
