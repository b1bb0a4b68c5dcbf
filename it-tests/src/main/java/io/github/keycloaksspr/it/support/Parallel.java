// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does things at the same moment, each on a thread of its own. */
public final class Parallel {

  private Parallel() {}

  /**
   * Does all of it.
   *
   * @return what came of each, in their order
   * @throws Exception when one of them failed
   */
  public static <T> List<T> all(List<Callable<T>> jobs) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(jobs.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(jobs)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Has each of them do the same. */
  public static <A, T> List<T> each(List<A> actors, Function<A, T> job) throws Exception {
    return all(actors.stream().<Callable<T>>map(actor -> () -> job.apply(actor)).toList());
  }
}
