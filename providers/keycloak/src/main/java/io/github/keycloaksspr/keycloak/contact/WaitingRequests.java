// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.contact;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.limit.Limiter;
import io.github.keycloaksspr.domain.limit.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Requests for help that wait for one mail: a place for each of them, and beside it ids and a time
 * in Keycloak's single-use store, which all nodes share and which forgets them by itself. There are
 * {@value #MOST} places in a realm; what comes while all are taken is told as a number only.
 */
final class WaitingRequests {

  /** As many as one mail can name. */
  static final int MOST = 100;

  /** Long enough for a mail server that is down to come back. */
  private static final Duration LIFE = Duration.ofHours(2);

  private static final String PREFIX = "sspr:contact-request:";
  private static final String USER = "user";
  private static final String REASON = "reason";
  private static final String CODE = "code";
  private static final String TIME = "time";

  private final KeycloakSession session;
  private final Limiter limiter;
  private final String realm;

  /**
   * @param realm id of the realm
   */
  WaitingRequests(KeycloakSession session, Limiter limiter, String realm) {
    this.session = session;
    this.limiter = limiter;
    this.realm = realm;
  }

  /**
   * A request that waits.
   *
   * @param place its number
   * @param request what was asked for
   * @param time when
   */
  record Waiting(int place, ContactRequest request, Instant time) {}

  /** Has it wait. Where all places are taken it is not kept. */
  void add(ContactRequest request, Instant time) {
    Map<String, String> notes =
        Map.of(
            USER, request.user(),
            REASON, request.reason(),
            CODE, request.supportCode(),
            TIME, String.valueOf(time.getEpochSecond()));
    limiter
        .take(places())
        .ifPresent(
            place ->
                // Notes are written when a transaction ends; the request's own may be rolled back.
                KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    own ->
                        own.singleUseObjects().put(key(place.number()), LIFE.toSeconds(), notes)));
  }

  /** Whether it is likely that some wait. */
  boolean any() {
    return limiter.isUsedUp(new Limit(places().purpose(), realm, 1, LIFE));
  }

  /** Whether all places are taken, so that there may be more than are kept. */
  boolean full() {
    return limiter.isUsedUp(places());
  }

  /** All that wait. */
  List<Waiting> all() {
    SingleUseObjectProvider store = session.singleUseObjects();
    return IntStream.rangeClosed(1, MOST)
        .boxed()
        .flatMap(
            place ->
                Optional.ofNullable(store.get(key(place)))
                    .flatMap(notes -> read(place, notes))
                    .stream())
        .toList();
  }

  /** These wait no longer. */
  void done(List<Waiting> told) {
    for (Waiting waiting : told) {
      Map<String, String> unused = session.singleUseObjects().remove(key(waiting.place()));
      limiter.giveBack(new Slot(places(), waiting.place()));
    }
  }

  private static Optional<Waiting> read(int place, Map<String, String> notes) {
    String seconds = notes.getOrDefault(TIME, "");
    if (!notes.keySet().containsAll(List.of(USER, REASON, CODE))
        || !seconds.matches("[0-9]{1,12}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Waiting(
            place,
            new ContactRequest(notes.get(USER), notes.get(REASON), notes.get(CODE)),
            Instant.ofEpochSecond(Long.parseLong(seconds))));
  }

  private Limit places() {
    return new Limit("contact-waiting", realm, MOST, LIFE);
  }

  private String key(int place) {
    return PREFIX + realm + ":" + place;
  }
}
