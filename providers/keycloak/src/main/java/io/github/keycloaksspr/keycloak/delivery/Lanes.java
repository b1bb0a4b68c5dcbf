// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.keycloak.metrics.RefusedJob;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Runs jobs on few threads so that a dead other side harms only those who need it.
 *
 * <p>Jobs wait in lanes, and lanes take turns. A lane has no more than its share of the threads and
 * of the room to wait. A lane whose jobs take too long is <em>slow</em>: it keeps one thread, to
 * find out when that is over, and takes no more of the jobs that a page waits for. So a page hears
 * at once that this way is closed, and does not hold a request's thread for nothing.
 */
final class Lanes {

  private final Bounds bounds;
  private final Executor threads;
  private final LongSupplier nanoTime;

  /** In the order of their turns. A lane without jobs is here only while it is slow. */
  private final Map<String, Queue> queues = new LinkedHashMap<>();

  private int waiting;
  private int busy;
  private boolean closed;

  /**
   * How much there is of everything.
   *
   * @param threads how many jobs run at once, at least 1
   * @param room how many jobs may wait, at least 1
   * @param slow how long a job may take before its lane counts as slow
   */
  record Bounds(int threads, int room, Duration slow) {

    Bounds {
      if (threads < 1 || room < 1) {
        throw new IllegalArgumentException("There must be a thread, and room to wait for it");
      }
    }

    /** A quarter: three dead lanes leave threads for the others even before they count as slow. */
    int threadsOfALane() {
      return Math.max(1, threads / 4);
    }

    int roomOfALane() {
      return Math.max(1, room / 2);
    }
  }

  /** Whether a page waits for the outcome. */
  enum Urgency {
    AWAITED,
    NOT_AWAITED
  }

  /** A job on its way; identity matters. */
  static final class Job {

    private final String lane;
    private final Runnable work;
    private long begun;

    private Job(String lane, Runnable work) {
      this.lane = lane;
      this.work = work;
    }
  }

  /** The jobs of one lane. */
  private static final class Queue {

    private final Deque<Job> waiting = new ArrayDeque<>();
    private final List<Job> running = new ArrayList<>();
    private boolean lastWasSlow;
  }

  /**
   * @param threads starts {@code bounds.threads} at most at once
   * @param nanoTime a clock that only goes forward
   */
  Lanes(Bounds bounds, Executor threads, LongSupplier nanoTime) {
    this.bounds = bounds;
    this.threads = threads;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes a job.
   *
   * @param work never throws
   * @throws RefusedJobException when there is no room, or the lane is slow and the job is awaited;
   *     nothing was started
   */
  synchronized Job submit(String lane, Urgency urgency, Runnable work) {
    Queue queue = queues.computeIfAbsent(lane, name -> new Queue());
    if (closed || waiting >= bounds.room() || queue.waiting.size() >= bounds.roomOfALane()) {
      forgetIfIdle(lane, queue);
      throw new RefusedJobException(RefusedJob.NO_ROOM, "No room");
    }
    if (urgency == Urgency.AWAITED && isSlow(queue) && !isIdle(queue)) {
      throw new RefusedJobException(RefusedJob.SLOW, "Slow");
    }
    Job job = new Job(lane, work);
    queue.waiting.add(job);
    waiting++;
    startThread();
    return job;
  }

  /** Takes a job back that has not begun; says whether it could be. */
  synchronized boolean withdraw(Job job) {
    Queue queue = queues.get(job.lane);
    if (queue == null || !queue.waiting.remove(job)) {
      return false;
    }
    waiting--;
    forgetIfIdle(job.lane, queue);
    return true;
  }

  /** How many jobs have not begun. */
  synchronized int waiting() {
    return waiting;
  }

  /** How many jobs wait or run. */
  synchronized int unfinished() {
    return waiting + queues.values().stream().mapToInt(queue -> queue.running.size()).sum();
  }

  /**
   * Takes no more jobs, and waits for those that are here.
   *
   * @return how many were not done in that time
   */
  synchronized int close(Duration patience) throws InterruptedException {
    closed = true;
    long end = System.nanoTime() + patience.toNanos();
    while (waiting + busy > 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    int lost = unfinished();
    queues.values().forEach(queue -> queue.waiting.clear());
    waiting = 0;
    return lost;
  }

  private void startThread() {
    if (busy < bounds.threads() && next().isPresent()) {
      busy++;
      threads.execute(this::work);
    }
  }

  private void work() {
    try {
      for (Optional<Job> job = begin(); job.isPresent(); job = begin()) {
        try {
          job.get().work.run();
        } finally {
          end(job.get());
        }
      }
    } finally {
      leave();
    }
  }

  private synchronized void leave() {
    busy--;
    notifyAll();
    // Something may have come after the last look.
    startThread();
  }

  private synchronized Optional<Job> begin() {
    Optional<String> lane = next();
    if (lane.isEmpty()) {
      return Optional.empty();
    }
    // To the end of the row: the others have their turns first.
    Queue queue = queues.remove(lane.get());
    queues.put(lane.get(), queue);
    Job job = queue.waiting.remove();
    waiting--;
    job.begun = nanoTime.getAsLong();
    queue.running.add(job);
    startThread();
    return Optional.of(job);
  }

  private synchronized void end(Job job) {
    Queue queue = queues.get(job.lane);
    queue.running.remove(job);
    queue.lastWasSlow = takesTooLong(job);
    forgetIfIdle(job.lane, queue);
    startThread();
  }

  /** The first lane in turn that has a job and may begin it. */
  private Optional<String> next() {
    return queues.entrySet().stream()
        .filter(entry -> !entry.getValue().waiting.isEmpty())
        .filter(entry -> entry.getValue().running.size() < width(entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private int width(Queue queue) {
    return isSlow(queue) ? 1 : bounds.threadsOfALane();
  }

  private boolean isSlow(Queue queue) {
    return queue.lastWasSlow || queue.running.stream().anyMatch(this::takesTooLong);
  }

  private boolean takesTooLong(Job job) {
    return nanoTime.getAsLong() - job.begun > bounds.slow().toNanos();
  }

  private static boolean isIdle(Queue queue) {
    return queue.waiting.isEmpty() && queue.running.isEmpty();
  }

  private void forgetIfIdle(String lane, Queue queue) {
    if (isIdle(queue) && !queue.lastWasSlow) {
      queues.remove(lane);
    }
  }
}
