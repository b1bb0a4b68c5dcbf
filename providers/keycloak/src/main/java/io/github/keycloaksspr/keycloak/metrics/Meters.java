// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/**
 * What operators watch, in the registry that Keycloak shows at {@code /metrics}. Where the server's
 * metrics are off, that registry keeps nothing. Labels are names of realms and words of closed
 * lists, never a user, a number or an address.
 */
public final class Meters {

  private static final String REALM = "realm";

  /** Up to the time that a page waits, and a little more. */
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(6),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20));

  private Meters() {}

  /**
   * A message was handed to a gateway or a mail server, or was not taken there.
   *
   * @param realm its name, as in Keycloak's own series
   * @param channel {@code sms}, {@code voice} or {@code mail}
   * @param gateway id of what it was handed to
   * @param outcome what became of it, one word
   * @param took how long that lasted
   */
  public static void message(
      String realm, String channel, String gateway, String outcome, Duration took) {
    Counter.builder("sspr.messages")
        .description("Messages that were handed over, and what became of them")
        .tag(REALM, realm)
        .tag("channel", channel)
        .tag("gateway", gateway)
        .tag("outcome", outcome)
        .register(Metrics.globalRegistry)
        .increment();
    Timer.builder("sspr.handover")
        .description("Time until a gateway or a mail server answered")
        .tag("channel", channel)
        .tag("gateway", gateway)
        .serviceLevelObjectives(STEPS.toArray(Duration[]::new))
        .register(Metrics.globalRegistry)
        .record(took);
  }

  /**
   * A job was not taken.
   *
   * @param way kind of the lane that it was for
   */
  public static void refused(RefusedJob reason, String way) {
    refusals(reason, way).increment();
  }

  /** A series begins at zero, so that the first refusal is seen as a rise. */
  static Counter refusals(RefusedJob reason, String way) {
    return Counter.builder("sspr.jobs.refused")
        .description("Jobs that were not taken, because too many waited or the other side is slow")
        .tag("way", way)
        .tag("reason", reason.id())
        .register(Metrics.globalRegistry);
  }

  /**
   * A limit had no use left.
   *
   * @param realm its name
   * @param limit name of the limit
   */
  public static void limitHit(String realm, String limit) {
    Counter.builder("sspr.limits.hit")
        .description("What was refused because a limit was reached")
        .tag(REALM, realm)
        .tag("limit", limit)
        .register(Metrics.globalRegistry)
        .increment();
  }
}
