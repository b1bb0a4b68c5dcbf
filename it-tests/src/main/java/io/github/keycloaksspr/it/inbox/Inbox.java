// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.inbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All that mails, texts and calls brought, newest first.
 *
 * <p>May be used by several threads at once. Keeps the newest few thousand messages.
 */
public final class Inbox implements Consumer<Message> {

  private static final int ROOM = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Deque<Message> messages = new ArrayDeque<>();
  private long lastPosition;

  /** Takes a message in. */
  @Override
  public synchronized void accept(Message message) {
    lastPosition++;
    messages.addFirst(message.at(lastPosition));
    if (messages.size() > ROOM) {
      messages.removeLast();
    }
    notifyAll();
  }

  /** All messages, newest first. */
  public synchronized List<Message> all() {
    return List.copyOf(messages);
  }

  /** The messages to one address or number, newest first. */
  public List<Message> to(String to) {
    return all().stream().filter(message -> message.to().equalsIgnoreCase(to)).toList();
  }

  /** The messages that came after a position, newest first. */
  public List<Message> after(long position) {
    return all().stream().filter(message -> message.position() > position).toList();
  }

  /** Where the inbox stands: messages that come later have greater positions. */
  public synchronized long position() {
    return lastPosition;
  }

  /** Waits for the first message after the position that is as wanted. */
  public Message await(long position, String what, Predicate<Message> wanted) {
    return await(position, what, PATIENCE, wanted);
  }

  /** Waits up to the limit for the first message after the position that is as wanted. */
  public Message await(long position, String what, Duration limit, Predicate<Message> wanted) {
    return awaitAll(position, what, 1, limit, wanted).get(0);
  }

  /** Waits for so many messages after the position that are as wanted; oldest first. */
  public List<Message> awaitAll(long position, String what, int count, Predicate<Message> wanted) {
    return awaitAll(position, what, count, PATIENCE, wanted);
  }

  private synchronized List<Message> awaitAll(
      long position, String what, int count, Duration limit, Predicate<Message> wanted) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (true) {
        List<Message> found = oldestFirst(position, wanted);
        if (found.size() >= count) {
          return found;
        }
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new IllegalStateException(
              "No message within %d ms: %s; came instead: %s"
                  .formatted(limit.toMillis(), what, after(position)));
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a message", e);
    }
  }

  /** Waits for the code that goes to an address or number after the position. */
  public String awaitCode(long position, String to) {
    return await(
            position,
            "a code to " + to,
            message -> message.to().equalsIgnoreCase(to) && message.code().isPresent())
        .code()
        .orElseThrow();
  }

  /** Throws all messages away; positions go on. */
  public synchronized void clear() {
    messages.clear();
  }

  private List<Message> oldestFirst(long position, Predicate<Message> wanted) {
    List<Message> found = new ArrayList<>(after(position));
    found.removeIf(wanted.negate());
    Collections.reverse(found);
    return found;
  }
}
