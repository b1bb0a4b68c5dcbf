// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.time.Instant;
import java.util.Optional;

/** Where it stands for whom reset is closed: one store for all nodes. */
public interface LockStore {

  /** Until when it is closed, empty when it is not. */
  Optional<Instant> until(Subject subject);

  /** Closes it, at once and not only with the transaction's end. */
  void close(Subject subject, Instant until);

  /** Opens it. */
  void open(Subject subject);
}
