// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import java.util.List;

/**
 * Why events are missing in the report on activity.
 *
 * @param kind what is wrong
 * @param types the types of events that are not saved, where it is only some
 */
record EventGap(Kind kind, List<String> types) {

  EventGap {
    types = List.copyOf(types);
  }

  /** What can be wrong. */
  enum Kind {
    NO_STORE("no-store", "This server stores no events, so there is nothing to report."),
    NOT_SAVED(
        "not-saved",
        "The realm does not save events: what happened since then is missing here."
            + " Switch on Realm settings, Events, User events settings, Save events."),
    TYPES_NOT_SAVED(
        "types-not-saved",
        "The realm does not save events of these types, so they are missing here: %s.");

    private final String id;
    private final String english;

    Kind(String id, String english) {
      this.id = id;
      this.english = english;
    }

    /** The name in message bundles. */
    String id() {
      return id;
    }
  }

  /** The types, one after the other. */
  String names() {
    return String.join(", ", types);
  }

  /** For programs and administrators; in ASCII, as it is a header too. */
  String english() {
    return kind.english.formatted(names());
  }
}
