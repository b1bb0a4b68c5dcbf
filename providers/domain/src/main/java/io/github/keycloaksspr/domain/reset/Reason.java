// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import java.util.Arrays;
import java.util.Optional;

/** Why a user cannot sign in. */
public enum Reason {
  /** "I forgot my password": ends with a new password. */
  FORGOT("forgot"),
  /** "I know my password, but still can't sign in": ends with the lock lifted. */
  LOCKED("locked");

  private final String id;

  Reason(String id) {
    this.id = id;
  }

  /** The name in forms and events. */
  public String id() {
    return id;
  }

  /** The reason of that name, empty for any other name or none. */
  public static Optional<Reason> of(String id) {
    return Arrays.stream(values()).filter(reason -> reason.id.equals(id)).findFirst();
  }
}
