// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A job whose result a page waits for, but not for ever. The result goes to one of two: to the page
 * that waits or, when it has left before it was there, to whom it is told late.
 */
final class AwaitedJob<T> implements Runnable {

  private final FutureTask<T> task;
  private final Consumer<T> late;
  private final Consumer<Throwable> failedLate;
  private final AtomicBoolean settled = new AtomicBoolean();

  /**
   * @param late gets the result that no page waits for any more
   * @param failedLate gets the error that no page waits for any more, and that of {@code late}
   */
  AwaitedJob(Callable<T> job, Consumer<T> late, Consumer<Throwable> failedLate) {
    this.task = new FutureTask<>(job);
    this.late = late;
    this.failedLate = failedLate;
  }

  @Override
  public void run() {
    task.run();
    if (!settle()) {
      tellLate();
    }
  }

  /**
   * Waits for the result.
   *
   * @return empty when the time was over first; then the result is told late
   * @throws ExecutionException when the job failed
   * @throws InterruptedException when the one who waits is interrupted; the result is told late
   */
  Optional<T> result(Duration patience) throws ExecutionException, InterruptedException {
    try {
      return Optional.of(task.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return settle() ? Optional.empty() : Optional.of(task.get());
    } catch (InterruptedException e) {
      settle();
      throw e;
    }
  }

  /** Whether it was not taken before: the page takes it by leaving, the job by being done. */
  private boolean settle() {
    return settled.compareAndSet(false, true);
  }

  private void tellLate() {
    try {
      late.accept(task.get());
    } catch (ExecutionException e) {
      failedLate.accept(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failedLate.accept(e);
    }
  }
}
