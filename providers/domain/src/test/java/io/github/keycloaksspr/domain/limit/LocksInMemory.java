// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Locks that are kept for ever, so that only their time ends them. */
final class LocksInMemory implements LockStore {

  private final Map<Subject, Instant> closed = new ConcurrentHashMap<>();

  @Override
  public Optional<Instant> until(Subject subject) {
    return Optional.ofNullable(closed.get(subject));
  }

  @Override
  public void close(Subject subject, Instant until) {
    closed.put(subject, until);
  }

  @Override
  public void open(Subject subject) {
    closed.remove(subject);
  }
}
