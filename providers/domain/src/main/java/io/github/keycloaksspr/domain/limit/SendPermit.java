// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.util.List;

/** Whether a code may be sent. */
public sealed interface SendPermit {

  /**
   * It may.
   *
   * @param slots what it takes; given back when nothing was sent
   */
  record Granted(List<Slot> slots) implements SendPermit {

    public Granted {
      slots = List.copyOf(slots);
    }
  }

  /** It may not. */
  record Refused(Reason reason) implements SendPermit {}

  /** Who had too many. */
  enum Reason {
    USER("user"),
    /** That number or mailbox, whichever user asked. */
    DESTINATION("destination"),
    /** That client address, for whichever user it asked. */
    ADDRESS("address"),
    REALM("realm");

    private final String id;

    Reason(String id) {
      this.id = id;
    }

    /** The error in events, from a closed vocabulary. */
    public String error() {
      return "sspr_send_limit_" + id;
    }

    /** The text for it. */
    public String messageKey() {
      return "sspr-send-limit-" + id;
    }
  }
}
