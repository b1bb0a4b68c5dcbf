// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * When it is worth coming back: how long from now, and the time itself, which the page's script
 * turns into the reader's own.
 *
 * @param count how many of the units, at least 2
 * @param unit {@code minutes} or {@code hours}
 * @param instant in ISO 8601, for the script
 * @param text in words, in UTC
 */
public record ComeBack(int count, String unit, String instant, String text) {

  /** Up to here people count in minutes. */
  private static final int MANY_MINUTES = 90;

  private static final int LEAST = 2;

  /** Rounded up, so that a page never promises too much. */
  public static ComeBack at(Instant until, Instant now, Locale locale) {
    Duration wait = until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    long minutes = roundedUp(wait, ChronoUnit.MINUTES);
    boolean many = minutes > MANY_MINUTES;
    long number = many ? roundedUp(wait, ChronoUnit.HOURS) : minutes;
    return new ComeBack(
        Math.toIntExact(Math.max(LEAST, number)),
        many ? "hours" : "minutes",
        until.truncatedTo(ChronoUnit.SECONDS).toString(),
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(until.atOffset(ZoneOffset.UTC))
            + " UTC");
  }

  /** Puts it on a page. */
  public Page on(Page page) {
    return page.with("wait", count)
        .with("waitUnit", unit)
        .with("until", instant)
        .with("untilText", text);
  }

  private static long roundedUp(Duration time, ChronoUnit unit) {
    long seconds = unit.getDuration().toSeconds();
    return (time.toMillis() + seconds * 1000 - 1) / (seconds * 1000);
  }
}
