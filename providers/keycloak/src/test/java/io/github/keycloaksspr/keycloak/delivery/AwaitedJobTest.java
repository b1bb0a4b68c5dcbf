// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class AwaitedJobTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int RACES = 2_000;

  private final List<String> late = new ArrayList<>();
  private final List<Throwable> failedLate = new ArrayList<>();

  @Test
  void gives_its_result_to_whoever_waits() throws Exception {
    AwaitedJob<String> job = job(() -> "done");

    job.run();

    assertThat(job.result(LONG)).hasValue("done");
    assertThat(late).isEmpty();
  }

  @Test
  void tells_it_late_when_nobody_waits_any_more() throws Exception {
    AwaitedJob<String> job = job(() -> "done");

    assertThat(job.result(Duration.ZERO)).isEmpty();
    job.run();

    assertThat(late).containsExactly("done");
    assertThat(failedLate).isEmpty();
  }

  @Test
  void gives_its_error_to_whoever_waits() {
    AwaitedJob<String> job =
        job(
            () -> {
              throw new IllegalStateException("broken");
            });

    job.run();

    assertThatThrownBy(() -> job.result(LONG))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("broken");
    assertThat(failedLate).isEmpty();
  }

  @Test
  void tells_its_error_late_too() throws Exception {
    AwaitedJob<String> job =
        job(
            () -> {
              throw new IllegalStateException("broken");
            });

    assertThat(job.result(Duration.ZERO)).isEmpty();
    job.run();

    assertThat(late).isEmpty();
    assertThat(failedLate).singleElement().hasToString("java.lang.IllegalStateException: broken");
  }

  @Test
  void tells_the_error_of_who_was_told_late() throws Exception {
    AwaitedJob<String> job =
        new AwaitedJob<>(
            () -> "done",
            result -> {
              throw new IllegalStateException("not written");
            },
            failedLate::add);

    assertThat(job.result(Duration.ZERO)).isEmpty();
    job.run();

    assertThat(failedLate)
        .singleElement()
        .hasToString("java.lang.IllegalStateException: not written");
  }

  @Test
  void tells_late_when_the_one_who_waits_is_interrupted() {
    AwaitedJob<String> job = job(() -> "done");

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> job.result(LONG)).isInstanceOf(InterruptedException.class);

    job.run();
    assertThat(late).containsExactly("done");
  }

  @Test
  void tells_one_of_the_two_whoever_is_first() throws Exception {
    ExecutorService lane = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < RACES; i++) {
        late.clear();
        AwaitedJob<String> job = job(() -> "done");
        CountDownLatch start = new CountDownLatch(1);
        Future<?> running =
            lane.submit(
                () -> {
                  start.await();
                  job.run();
                  return null;
                });
        start.countDown();
        Optional<String> result = job.result(Duration.ZERO);
        running.get(LONG.toSeconds(), TimeUnit.SECONDS);

        assertThat(result.isPresent()).isNotEqualTo(late.contains("done"));
      }
    } finally {
      lane.shutdownNow();
    }
  }

  private AwaitedJob<String> job(Callable<String> work) {
    return new AwaitedJob<>(work, late::add, failedLate::add);
  }
}
