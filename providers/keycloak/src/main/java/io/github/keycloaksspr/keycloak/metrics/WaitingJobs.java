// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/** Shows how many jobs wait on this node, beside how many may, until it is closed. */
public final class WaitingJobs implements AutoCloseable {

  private final List<Gauge> gauges;

  /**
   * Begins to show them.
   *
   * @param waiting how many wait now
   * @param room how many may
   * @param ways kinds of lanes that jobs can be for
   */
  public WaitingJobs(IntSupplier waiting, int room, Set<String> ways) {
    ways.forEach(way -> Arrays.stream(RefusedJob.values()).forEach(r -> Meters.refusals(r, way)));
    this.gauges =
        List.of(
            Gauge.builder("sspr.jobs.waiting", waiting::getAsInt)
                .description("Jobs that wait for a thread that sends")
                .register(Metrics.globalRegistry),
            Gauge.builder("sspr.jobs.room", () -> room)
                .description("Jobs that may wait at once")
                .register(Metrics.globalRegistry));
  }

  @Override
  public void close() {
    gauges.forEach(Metrics.globalRegistry::remove);
  }
}
