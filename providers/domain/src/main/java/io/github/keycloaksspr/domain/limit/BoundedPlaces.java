// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Places that are taken for a while, such as threads that wait: so many in all, and of them only so
 * many for one key, so that one client address cannot take what others need. Counts on this node
 * only. Thread-safe; never waits; a key without places takes no memory.
 *
 * @param <K> for whom places are counted, such as realm and client address; with equals and
 *     hashCode
 */
public final class BoundedPlaces<K> {

  private final int total;
  private final int perKey;
  private final Map<K, Integer> taken = new HashMap<>();
  private int sum;

  /**
   * @param total how many places there are, at least 1
   * @param perKey how many of them one key may have, from 1 to total
   * @throws IllegalArgumentException if the numbers are out of range
   */
  public BoundedPlaces(int total, int perKey) {
    if (perKey < 1 || total < perKey) {
      throw new IllegalArgumentException("A key needs at least one place, and no more than all");
    }
    this.total = total;
    this.perKey = perKey;
  }

  /** One place that was taken. Closing it gives it back; closing it again does nothing. */
  public interface Place extends AutoCloseable {

    @Override
    void close();
  }

  /**
   * Takes a place.
   *
   * @return empty when none is left for that key or at all
   */
  public synchronized Optional<Place> acquire(K key) {
    int own = taken.getOrDefault(key, 0);
    if (sum == total || own == perKey) {
      return Optional.empty();
    }
    taken.put(key, own + 1);
    sum++;
    return Optional.of(new Taken(key));
  }

  /** For how many keys something is remembered. */
  synchronized int keys() {
    return taken.size();
  }

  private synchronized void giveBack(Taken place) {
    if (place.open) {
      place.open = false;
      sum--;
      taken.computeIfPresent(place.key, (key, own) -> own == 1 ? null : own - 1);
    }
  }

  private final class Taken implements Place {

    private final K key;
    private boolean open = true;

    Taken(K key) {
      this.key = key;
    }

    @Override
    public void close() {
      giveBack(this);
    }
  }
}
