// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.domain.report.Abandonment;
import io.github.keycloaksspr.domain.report.Activity;
import io.github.keycloaksspr.domain.report.ActivityFilter;
import io.github.keycloaksspr.domain.report.ActivityRow;
import io.github.keycloaksspr.domain.report.Paging;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What people did, read from Keycloak's stored events, the latest first. */
final class ActivityReport implements Report {

  private final ReportHead head;
  private final Optional<EventWalk> walk;
  private final ActivityFilter filter;
  private final Paging paging;
  private final Instant now;
  private final Duration longest;

  private ActivityReport(
      ReportHead head,
      Optional<EventWalk> walk,
      ActivityFilter filter,
      Paging paging,
      Instant now,
      Duration longest) {
    this.head = head;
    this.walk = walk;
    this.filter = filter;
    this.paging = paging;
    this.now = now;
    this.longest = longest;
  }

  /**
   * The report on one realm.
   *
   * @param user name or id of a user; empty means everybody
   */
  static ActivityReport of(
      KeycloakSession session,
      RealmModel realm,
      Optional<String> user,
      ActivityFilter filter,
      Paging paging) {
    Optional<EventWalk> walk =
        EventSaving.isStored(session)
            ? Optional.of(
                new EventWalk(
                    session.getKeycloakSessionFactory(),
                    realm.getId(),
                    user.map(name -> userId(session, realm, name)),
                    filter.from().orElse(Instant.EPOCH)))
            : Optional.empty();
    return new ActivityReport(
        new ReportHead(
            "sspr-activity",
            ActivityRow.HEAD,
            EventSaving.gap(session, realm).map(EventGap::english)),
        walk,
        filter,
        paging,
        Instant.now(),
        longest(realm));
  }

  /** As long as Keycloak keeps a session that nothing happens in. */
  private static Duration longest(RealmModel realm) {
    return Duration.ofSeconds(
        Math.max(
            realm.getAccessCodeLifespan(),
            Math.max(realm.getAccessCodeLifespanUserAction(), realm.getAccessCodeLifespanLogin())));
  }

  /** What is no name may be the id of a user who is gone. */
  private static String userId(KeycloakSession session, RealmModel realm, String name) {
    return Optional.ofNullable(session.users().getUserByUsername(realm, name))
        .map(UserModel::getId)
        .orElse(name);
  }

  @Override
  public ReportHead head() {
    return head;
  }

  @Override
  public void rows(Rows to) {
    if (paging.isOver(0)) {
      return;
    }
    // Whether what was begun in the last minutes before "to" ended, is told by events after it.
    Instant latest = filter.to().map(end -> end.plus(longest)).filter(now::isAfter).orElse(now);
    Cut cut = new Cut(to);
    walk.ifPresent(events -> events.pages(latest, cut::visit));
  }

  /** Takes the page's rows out of the events that go by. */
  private final class Cut {

    private final Abandonment abandonment = new Abandonment(now, longest);
    private final Rows to;
    private long number;

    private Cut(Rows to) {
      this.to = to;
    }

    private boolean visit(KeycloakSession own, RealmModel realm, List<Event> events) {
      Map<String, Optional<String>> names = new HashMap<>();
      for (Event event : events) {
        Activity activity = StoredEvent.read(event);
        ActivityRow row = row(activity, abandonment.resultOf(activity));
        if (filter.matches(row)) {
          if (paging.contains(number)) {
            to.take(named(row, own, realm, names));
          }
          number++;
          if (paging.isOver(number)) {
            return false;
          }
        }
      }
      return true;
    }

    private ActivityRow row(Activity activity, String result) {
      // What was abandoned still shows why it was begun.
      Optional<String> reason =
          result.equals(activity.result()) ? activity.error() : Optional.of(activity.result());
      return new ActivityRow(
          activity.time(),
          activity.userId(),
          Optional.empty(),
          activity.step(),
          activity.method(),
          result,
          reason);
    }

    private ActivityRow named(
        ActivityRow row,
        KeycloakSession own,
        RealmModel realm,
        Map<String, Optional<String>> names) {
      Optional<String> name =
          row.userId()
              .flatMap(
                  id ->
                      names.computeIfAbsent(
                          id,
                          unknown ->
                              Stream.ofNullable(own.users().getUserById(realm, unknown))
                                  .map(UserModel::getUsername)
                                  .findFirst()));
      return new ActivityRow(
          row.date(), row.userId(), name, row.step(), row.method(), row.result(), row.reason());
    }
  }
}
