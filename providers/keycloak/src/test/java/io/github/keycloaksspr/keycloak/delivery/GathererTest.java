// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GathererTest {

  private static final ClassLoader LOADER = GathererTest.class.getClassLoader();

  private final LinkedBlockingQueue<String> done = new LinkedBlockingQueue<>();

  @Test
  @Timeout(60)
  void allThatAskMeanwhileStartItOnceAndLaterItStartsAnew() throws InterruptedException {
    try (Gatherer gatherer = new Gatherer(Duration.ofSeconds(1), LOADER)) {
      for (int i = 0; i < 100; i++) {
        gatherer.once("one", () -> done.add("one"));
      }
      gatherer.once("other", () -> done.add("other"));

      assertThat(done.take()).isEqualTo("one");
      assertThat(done.take()).isEqualTo("other");
      gatherer.once("one", () -> done.add("one again"));
      assertThat(done.take()).isEqualTo("one again");
      assertThat(done).isEmpty();
    }
  }

  @Test
  @Timeout(60)
  void workThatFailsKeepsNothingElseBack() throws InterruptedException {
    try (Gatherer gatherer = new Gatherer(Duration.ofSeconds(1), LOADER)) {
      gatherer.once(
          "one",
          () -> {
            throw new IllegalStateException("fails");
          });
      gatherer.once("other", () -> done.add("other"));

      assertThat(done.take()).isEqualTo("other");
      gatherer.once("one", () -> done.add("one"));
      assertThat(done.take()).isEqualTo("one");
    }
  }

  @Test
  void afterTheEndNothingStarts() throws InterruptedException {
    Gatherer gatherer = new Gatherer(Duration.ofSeconds(1), LOADER);
    gatherer.close();
    gatherer.once("one", () -> done.add("one"));

    assertThat(done.poll(1, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void noTimeIsRefused() {
    assertThatThrownBy(() -> new Gatherer(Duration.ZERO, LOADER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gather-seconds");
  }
}
