// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.inbox;

import io.github.keycloaksspr.it.support.Await;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All that mails, texts and calls brought, newest first; or the part of it that concerns one realm.
 *
 * <p>May be used by several threads at once. Keeps the newest few thousand messages.
 */
public final class Inbox implements Consumer<Message> {

  private static final int ROOM = 5_000;

  private final Store store;
  private final Predicate<Message> mine;

  /** An empty inbox. */
  public Inbox() {
    this(new Store(), message -> true);
  }

  private Inbox(Store store, Predicate<Message> mine) {
    this.store = store;
    this.mine = mine;
  }

  /** The part of this inbox that holds such messages only; positions are the same in both. */
  public Inbox only(Predicate<Message> such) {
    return new Inbox(store, mine.and(such));
  }

  /** Takes a message in. */
  @Override
  public void accept(Message message) {
    store.add(message);
  }

  /** All messages, newest first. */
  public List<Message> all() {
    return after(0);
  }

  /** The messages to one address or number, newest first. */
  public List<Message> to(String to) {
    return all().stream().filter(message -> message.to().equalsIgnoreCase(to)).toList();
  }

  /** The messages that came after a position, newest first. */
  public List<Message> after(long position) {
    return store.after(position).stream().filter(mine).toList();
  }

  /** Where the inbox stands: messages that come later have greater positions. */
  public long position() {
    return store.position();
  }

  /** Waits for the first message after the position that is as wanted. */
  public Message await(long position, String what, Predicate<Message> wanted) {
    return await(position, what, Await.PATIENCE, wanted);
  }

  /** Waits up to the limit for the first message after the position that is as wanted. */
  public Message await(long position, String what, Duration limit, Predicate<Message> wanted) {
    return awaitAll(position, what, 1, limit, wanted).get(0);
  }

  /** Waits for so many messages after the position that are as wanted; oldest first. */
  public List<Message> awaitAll(long position, String what, int count, Predicate<Message> wanted) {
    return awaitAll(position, what, count, Await.PATIENCE, wanted);
  }

  private List<Message> awaitAll(
      long position, String what, int count, Duration limit, Predicate<Message> wanted) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      long seen = store.position();
      List<Message> found = oldestFirst(position, wanted);
      if (found.size() >= count) {
        return found;
      }
      if (!store.awaitBeyond(seen, end)) {
        throw new IllegalStateException(
            "No message within %d ms: %s; came instead: %s"
                .formatted(limit.toMillis(), what, after(position)));
      }
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

  /** Throws the messages of all realms away; positions go on. */
  public void clear() {
    store.clear();
  }

  private List<Message> oldestFirst(long position, Predicate<Message> wanted) {
    List<Message> found = new ArrayList<>(after(position));
    found.removeIf(wanted.negate());
    Collections.reverse(found);
    return found;
  }

  /** The messages of all realms. */
  private static final class Store {

    private final Deque<Message> messages = new ArrayDeque<>();
    private long lastPosition;

    synchronized void add(Message message) {
      lastPosition++;
      messages.addFirst(message.at(lastPosition));
      if (messages.size() > ROOM) {
        messages.removeLast();
      }
      notifyAll();
    }

    synchronized void clear() {
      messages.clear();
    }

    synchronized long position() {
      return lastPosition;
    }

    /** Newest first. */
    synchronized List<Message> after(long position) {
      return messages.stream().takeWhile(message -> message.position() > position).toList();
    }

    /** Waits for any message beyond the position; false when the time is up. */
    synchronized boolean awaitBeyond(long position, long end) {
      try {
        while (lastPosition <= position) {
          long left = (end - System.nanoTime()) / 1_000_000;
          if (left <= 0) {
            return false;
          }
          wait(left);
        }
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for a message", e);
      }
    }
  }
}
