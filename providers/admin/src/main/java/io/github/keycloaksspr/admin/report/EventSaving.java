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
public final class EventSaving {

  private EventSaving() {}

  /** What is missing; empty where all is kept. */
  static Optional<EventGap> gap(KeycloakSession session, RealmModel realm) {
    if (!isStored(session)) {
      return Optional.of(new EventGap(EventGap.Kind.NO_STORE, List.of()));
    }
    if (!realm.isEventsEnabled()) {
      return Optional.of(new EventGap(EventGap.Kind.NOT_SAVED, List.of()));
    }
    List<String> missing = missing(realm);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(new EventGap(EventGap.Kind.TYPES_NOT_SAVED, missing));
  }

  /** Whether the server has a place for events at all. */
  static boolean isStored(KeycloakSession session) {
    return session.getProvider(EventStoreProvider.class) != null;
  }

  /** Types of ours that the realm leaves out; a realm that chose no types saves all of ours. */
  public static List<String> missing(RealmModel realm) {
    Set<String> saved = realm.getEnabledEventTypesStream().collect(Collectors.toSet());
    return saved.isEmpty()
        ? List.of()
        : Audit.TYPES.stream().map(Enum::name).filter(type -> !saved.contains(type)).toList();
  }
}
