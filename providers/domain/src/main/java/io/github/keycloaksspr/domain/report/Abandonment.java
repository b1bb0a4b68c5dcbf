// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds resets and registrations that were begun and never ended. Users say nothing when they go
 * away; so it is read off the events, newest first. Remembers only those whose beginning is still
 * to come: few, because all are short.
 */
public final class Abandonment {

  /** The result of what was begun and never ended. */
  public static final String ABANDONED = "abandoned";

  private final Instant now;
  private final Duration longest;
  private final Map<String, LastSeen> open = new HashMap<>();

  /**
   * @param longest how long one that nothing happens in can still go on
   */
  public Abandonment(Instant now, Duration longest) {
    this.now = now;
    this.longest = longest;
  }

  /** The latest event of one, and whether one of its events ended it. */
  private record LastSeen(Instant time, boolean ended) {}

  /**
   * Takes the next event, which must not be later than those before, and says its result: that of
   * the event or, at a beginning that led nowhere, {@link #ABANDONED}.
   */
  public String resultOf(Activity activity) {
    Optional<String> attempt = activity.attempt();
    if (attempt.isEmpty()) {
      return activity.result();
    }
    if (activity.part() == Activity.Part.BEGIN) {
      LastSeen seen = open.remove(attempt.get());
      Instant last = seen == null ? activity.time() : seen.time();
      boolean over = (seen != null && seen.ended()) || last.plus(longest).isAfter(now);
      return over ? activity.result() : ABANDONED;
    }
    open.merge(
        attempt.get(),
        new LastSeen(activity.time(), activity.part() == Activity.Part.END),
        (later, earlier) -> new LastSeen(later.time(), later.ended() || earlier.ended()));
    return activity.result();
  }

  /** How many are remembered. */
  int remembered() {
    return open.size();
  }
}
