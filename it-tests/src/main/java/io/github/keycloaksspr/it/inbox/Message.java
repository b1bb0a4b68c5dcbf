// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.inbox;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that reached a person.
 *
 * @param position counts up with every message of one {@link Inbox}
 * @param kind how it came
 * @param from the sender
 * @param to the mail address, or the number in E.164
 * @param subject the mail's subject, empty for phones
 * @param text what is read or heard
 * @param html the mail's HTML part, empty if there is none
 * @param time when it arrived
 * @param raw everything that the sender said, by name
 */
public record Message(
    long position,
    Kind kind,
    String from,
    String to,
    String subject,
    String text,
    String html,
    Instant time,
    Map<String, String> raw) {

  /** Digits inside of a link or a longer word are no code. */
  private static final Pattern DIGITS_TOGETHER =
      Pattern.compile("(?<![\\w/=.-])\\d{6,10}(?![\\w/=-])");

  private static final Pattern DIGITS_APART =
      Pattern.compile("(?<!\\d)\\d(?:[ ,.]+\\d){5,9}(?![ ,.]*\\d)");

  /** How a message comes. */
  public enum Kind {
    /** By mail. */
    MAIL,
    /** As a text message. */
    SMS,
    /** As a call that speaks. */
    VOICE;

    /** The name in the inbox's JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Message {
    raw = Map.copyOf(raw);
  }

  /** A message that is not in an inbox yet. */
  public static Message arrived(
      Kind kind, String from, String to, String subject, String text, String html) {
    return new Message(0, kind, from, to, subject, text, html, Instant.now(), Map.of());
  }

  /** The same with everything that the sender said. */
  public Message withRaw(Map<String, String> everything) {
    return new Message(position, kind, from, to, subject, text, html, time, everything);
  }

  Message at(long newPosition) {
    return new Message(newPosition, kind, from, to, subject, text, html, time, raw);
  }

  /** The one-time code in the text, digits only; spoken digits may stand apart. */
  public Optional<String> code() {
    Matcher together = DIGITS_TOGETHER.matcher(text);
    if (together.find()) {
      return Optional.of(together.group());
    }
    Matcher apart = DIGITS_APART.matcher(text);
    return apart.find() ? Optional.of(apart.group().replaceAll("\\D", "")) : Optional.empty();
  }
}
