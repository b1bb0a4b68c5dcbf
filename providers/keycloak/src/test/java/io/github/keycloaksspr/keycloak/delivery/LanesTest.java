// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import static io.github.keycloaksspr.keycloak.delivery.Lanes.Urgency.AWAITED;
import static io.github.keycloaksspr.keycloak.delivery.Lanes.Urgency.NOT_AWAITED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs hang until the test lets them go, and the clock stands until the test moves it. */
class LanesTest {

  private static final Duration SLOW = Duration.ofSeconds(6);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Hanging> hanging = new ArrayList<>();
  private final Deque<String> done = new ArrayDeque<>();
  private final AtomicLong now = new AtomicLong();

  private Lanes lanes(int threadCount, int room) {
    return new Lanes(new Lanes.Bounds(threadCount, room, SLOW), threads, now::get);
  }

  /** A job at the other side. */
  private final class Hanging implements Runnable {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    Hanging() {
      hanging.add(this);
    }

    @Override
    public void run() {
      begun.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    Hanging awaitBegin() throws InterruptedException {
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      return this;
    }

    boolean hasBegun() {
      return begun.getCount() == 0;
    }
  }

  private Hanging hang(Lanes lanes, String lane) {
    Hanging job = new Hanging();
    Lanes.Job unused = lanes.submit(lane, NOT_AWAITED, job);
    return job;
  }

  /** Runs in that lane and returns when it is done. */
  private static void run(Lanes lanes, String lane) throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    Lanes.Job unused = lanes.submit(lane, AWAITED, ran::countDown);
    assertThat(ran.await(10, TimeUnit.SECONDS)).as("a job of " + lane + " ran").isTrue();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @AfterEach
  void release() throws InterruptedException {
    hanging.forEach(job -> job.release.countDown());
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_dead_lane_takes_a_quarter_of_the_threads_and_no_more() throws InterruptedException {
    Lanes lanes = lanes(8, 100);
    List<Hanging> jobs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      jobs.add(hang(lanes, "dead"));
    }
    jobs.get(0).awaitBegin();
    jobs.get(1).awaitBegin();

    run(lanes, "healthy");

    assertThat(jobs.stream().filter(Hanging::hasBegun)).hasSize(2);
    assertThat(lanes.waiting()).isEqualTo(18);
  }

  @Test
  void a_lane_that_takes_too_long_refuses_at_once_what_somebody_waits_for()
      throws InterruptedException {
    Lanes lanes = lanes(8, 100);
    hang(lanes, "dead").awaitBegin();
    pass(SLOW.plusMillis(1));

    assertThatThrownBy(() -> lanes.submit("dead", AWAITED, () -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(lanes.waiting()).isZero();
    run(lanes, "healthy");
  }

  @Test
  void a_slow_lane_keeps_what_nobody_waits_for() throws InterruptedException {
    Lanes lanes = lanes(8, 100);
    hang(lanes, "dead").awaitBegin();
    pass(SLOW.plusMillis(1));

    Hanging notice = hang(lanes, "dead");

    assertThat(lanes.waiting()).isEqualTo(1);
    assertThat(notice.hasBegun()).isFalse();
  }

  @Test
  void a_slow_lane_has_one_thread_to_find_out_whether_it_is_over() throws InterruptedException {
    Lanes lanes = lanes(8, 100);
    Hanging first = hang(lanes, "dead").awaitBegin();
    pass(SLOW.plusMillis(1));
    Hanging second = hang(lanes, "dead");
    Hanging third = hang(lanes, "dead");
    first.release.countDown();

    second.awaitBegin();

    assertThat(third.hasBegun()).isFalse();
    second.release.countDown();
    third.awaitBegin();
  }

  @Test
  void a_lane_that_answers_quickly_again_is_open_again() throws InterruptedException {
    Lanes lanes = lanes(8, 100);
    Hanging first = hang(lanes, "dead").awaitBegin();
    pass(SLOW.plusMillis(1));
    first.release.countDown();
    await(lanes);
    run(lanes, "dead");
    // Only now has the second job told that it was quick.
    await(lanes);

    Hanging one = hang(lanes, "dead");
    Hanging other = hang(lanes, "dead");

    one.awaitBegin();
    other.awaitBegin();
  }

  @Test
  void many_dead_lanes_hold_one_thread_each_once_they_are_known() throws InterruptedException {
    Lanes lanes = lanes(8, 100);
    for (int dead = 0; dead < 4; dead++) {
      Hanging probe = hang(lanes, "dead " + dead).awaitBegin();
      pass(SLOW.plusMillis(1));
      for (int i = 0; i < 5; i++) {
        hang(lanes, "dead " + dead);
      }
      assertThat(probe.hasBegun()).isTrue();
    }

    run(lanes, "healthy");

    assertThat(hanging.stream().filter(Hanging::hasBegun)).hasSize(4);
  }

  @Test
  void lanes_take_turns() throws InterruptedException {
    Lanes lanes = lanes(1, 100);
    Hanging first = hang(lanes, "busy").awaitBegin();
    for (String job : List.of("busy 1", "busy 2", "busy 3", "quiet 1", "quiet 2")) {
      Lanes.Job unused =
          lanes.submit(job.substring(0, job.length() - 2), NOT_AWAITED, () -> done.add(job));
    }
    first.release.countDown();
    await(lanes);

    assertThat(done).containsExactly("busy 1", "quiet 1", "busy 2", "quiet 2", "busy 3");
  }

  @Test
  void there_is_room_for_so_many_and_a_lane_has_half_of_it() throws InterruptedException {
    Lanes lanes = lanes(4, 10);
    hang(lanes, "dead").awaitBegin();
    for (int i = 0; i < 5; i++) {
      hang(lanes, "dead");
    }

    assertThatThrownBy(() -> hang(lanes, "dead")).isInstanceOf(RejectedExecutionException.class);
    run(lanes, "healthy");
  }

  @Test
  void a_full_room_refuses_every_lane() throws InterruptedException {
    Lanes lanes = lanes(1, 2);
    hang(lanes, "one").awaitBegin();
    hang(lanes, "one");
    hang(lanes, "other");

    assertThatThrownBy(() -> lanes.submit("third", AWAITED, () -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void what_has_not_begun_can_be_taken_back_and_what_has_cannot() throws InterruptedException {
    Lanes lanes = lanes(1, 10);
    Hanging begun = new Hanging();
    Hanging waiting = new Hanging();
    Lanes.Job first = lanes.submit("lane", AWAITED, begun);
    Lanes.Job second = lanes.submit("lane", AWAITED, waiting);
    begun.awaitBegin();

    assertThat(lanes.withdraw(first)).isFalse();
    assertThat(lanes.withdraw(second)).isTrue();
    assertThat(lanes.withdraw(second)).isFalse();

    begun.release.countDown();
    await(lanes);
    assertThat(waiting.hasBegun()).isFalse();
  }

  @Test
  void ten_thousand_messages_to_a_dead_gateway_leave_nothing_behind() throws InterruptedException {
    Lanes lanes = lanes(8, 1000);
    Hanging probe = hang(lanes, "dead").awaitBegin();
    int refused = 0;
    AtomicInteger sent = new AtomicInteger();
    for (int i = 0; i < 10_000; i++) {
      try {
        Lanes.Job unused = lanes.submit("dead", NOT_AWAITED, sent::incrementAndGet);
      } catch (RejectedExecutionException e) {
        refused++;
      }
      assertThat(lanes.waiting()).isLessThanOrEqualTo(500);
    }
    probe.release.countDown();
    await(lanes);

    assertThat(sent.get() + refused).isEqualTo(10_000);
    assertThat(lanes.waiting()).isZero();
  }

  @Test
  void a_job_that_breaks_takes_no_thread_with_it() throws InterruptedException {
    ExecutorService quiet =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work);
              thread.setUncaughtExceptionHandler((broken, error) -> done.add(error.getMessage()));
              return thread;
            });
    Lanes lanes = new Lanes(new Lanes.Bounds(1, 10, SLOW), quiet, now::get);
    Lanes.Job unused =
        lanes.submit(
            "lane",
            NOT_AWAITED,
            () -> {
              throw new AssertionError("broken");
            });
    await(lanes);

    run(lanes, "lane");
    quiet.shutdown();
  }

  @Test
  void closing_waits_for_what_is_under_way() throws InterruptedException {
    Lanes lanes = lanes(2, 10);
    Hanging job = hang(lanes, "lane").awaitBegin();
    Lanes.Job unused = lanes.submit("lane", NOT_AWAITED, () -> done.add("waited for"));
    job.release.countDown();

    assertThat(lanes.close(Duration.ofSeconds(10))).isZero();
    assertThat(done).containsExactly("waited for");
  }

  @Test
  void closing_counts_what_was_lost_and_takes_nothing_more() throws InterruptedException {
    Lanes lanes = lanes(4, 10);
    Hanging running = hang(lanes, "dead").awaitBegin();
    Hanging waiting = hang(lanes, "dead");
    hang(lanes, "dead");

    assertThat(lanes.close(Duration.ofMillis(50))).isEqualTo(3);

    assertThatThrownBy(() -> lanes.submit("healthy", NOT_AWAITED, () -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    running.release.countDown();
    await(lanes);
    assertThat(waiting.hasBegun()).isFalse();
  }

  /** Until all that was submitted is done. */
  private static void await(Lanes lanes) throws InterruptedException {
    for (int i = 0; i < 1_000 && lanes.unfinished() > 0; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(lanes.unfinished()).isZero();
  }
}
