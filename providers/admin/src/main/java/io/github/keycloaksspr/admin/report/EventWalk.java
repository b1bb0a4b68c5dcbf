// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.keycloak.audit.Audit;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.events.Event;
import org.keycloak.events.EventQuery;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Goes past our stored events of a realm, the latest first, page by page, each page in a session of
 * its own. Each page begins at the time at which the one before ended, so that pages cost the same
 * however many came before.
 */
final class EventWalk {

  private static final int PAGE = 500;

  private final KeycloakSessionFactory factory;
  private final String realmId;
  private final Optional<String> userId;
  private final Instant from;

  /**
   * @param userId whose events; empty means everybody's
   * @param from the earliest time, included
   */
  EventWalk(KeycloakSessionFactory factory, String realmId, Optional<String> userId, Instant from) {
    this.factory = factory;
    this.realmId = realmId;
    this.userId = userId;
    this.from = from;
  }

  /** Sees one page of events, in their session. */
  interface PageVisitor {

    /** Whether the next page is wanted too. */
    boolean visit(KeycloakSession own, RealmModel realm, List<Event> events);
  }

  /**
   * Visits page after page.
   *
   * @param latest the latest time, included
   */
  void pages(Instant latest, PageVisitor visitor) {
    Position position = new Position(latest.toEpochMilli(), Set.of());
    Optional<Position> next = Optional.of(position);
    while (next.isPresent()) {
      Position here = next.get();
      next =
          KeycloakModelUtils.runJobInTransactionWithResult(
              factory, own -> page(own, here, visitor));
    }
  }

  /**
   * Where a page begins.
   *
   * @param time in milliseconds
   * @param seen ids of events at just that time that an earlier page had
   */
  private record Position(long time, Set<String> seen) {

    Position after(List<Event> events) {
      long last = events.get(events.size() - 1).getTime();
      Set<String> atLast =
          events.stream()
              .filter(event -> event.getTime() == last)
              .map(Event::getId)
              .collect(Collectors.toCollection(HashSet::new));
      if (last == time) {
        atLast.addAll(seen);
      }
      return new Position(last, atLast);
    }
  }

  private Optional<Position> page(KeycloakSession own, Position here, PageVisitor visitor) {
    RealmModel realm = own.realms().getRealm(realmId);
    own.getContext().setRealm(realm);
    int wanted = PAGE + here.seen().size();
    List<Event> found = find(own, here.time(), wanted);
    boolean goOn =
        visitor.visit(
            own,
            realm,
            found.stream()
                .filter(event -> !here.seen().contains(event.getId()))
                .filter(Audit::isOurs)
                .toList());
    return goOn && found.size() == wanted ? Optional.of(here.after(found)) : Optional.empty();
  }

  private List<Event> find(KeycloakSession own, long to, int most) {
    EventQuery query =
        own.getProvider(EventStoreProvider.class)
            .createQuery()
            .realm(realmId)
            .type(Audit.TYPES.toArray(EventType[]::new))
            .fromDate(from.toEpochMilli())
            .toDate(to)
            .orderByDescTime()
            .maxResults(most);
    userId.ifPresent(query::user);
    try (Stream<Event> events = query.getResultStream()) {
      return events.toList();
    }
  }
}
