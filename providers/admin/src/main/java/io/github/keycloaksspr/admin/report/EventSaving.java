// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.keycloak.audit.Audit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whether a realm keeps the events that the report on activity is made of. */
final class EventSaving {

  private EventSaving() {}

  /** What is missing, for administrators; empty where all is kept. In ASCII: it is a header too. */
  static Optional<String> problem(KeycloakSession session, RealmModel realm) {
    if (!isStored(session)) {
      return Optional.of("This server stores no events, so there is nothing to report.");
    }
    if (!realm.isEventsEnabled()) {
      return Optional.of(
          "The realm does not save events: what happened since then is missing here."
              + " Switch on Realm settings, Events, User events settings, Save events.");
    }
    List<String> missing = missing(realm);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The realm does not save events of these types, so they are missing here: "
                + String.join(", ", missing)
                + ".");
  }

  /** Whether the server has a place for events at all. */
  static boolean isStored(KeycloakSession session) {
    return session.getProvider(EventStoreProvider.class) != null;
  }

  /** A realm that chose no types saves all of ours. */
  private static List<String> missing(RealmModel realm) {
    Set<String> saved = realm.getEnabledEventTypesStream().collect(Collectors.toSet());
    return saved.isEmpty()
        ? List.of()
        : Audit.TYPES.stream().map(Enum::name).filter(type -> !saved.contains(type)).toList();
  }
}
