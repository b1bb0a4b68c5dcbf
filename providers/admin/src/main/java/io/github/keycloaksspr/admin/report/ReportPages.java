// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.domain.report.ActivityFilter;
import io.github.keycloaksspr.domain.report.ActivityRow;
import io.github.keycloaksspr.domain.report.ActivityTotals;
import io.github.keycloaksspr.domain.report.Paging;
import io.github.keycloaksspr.domain.report.RegistrationFilter;
import io.github.keycloaksspr.domain.report.RegistrationRow;
import io.github.keycloaksspr.domain.report.RegistrationTotals;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The reports to look at: totals with charts, and the rows page by page. */
final class ReportPages {

  private static final int ROWS = 50;
  private static final int DAYS = 30;

  private final Reports reports;
  private final RealmModel realm;
  private final String base;

  /**
   * @param base address of the totals, without a query
   */
  ReportPages(KeycloakSession session, RealmModel realm, String base) {
    this.reports = new Reports(session, realm);
    this.realm = realm;
    this.base = base;
  }

  Html totals() {
    RegistrationTotals registration = new RegistrationTotals();
    reports
        .registration(Optional.empty(), RegistrationFilter.ALL, Paging.ALL)
        .rows(row -> registration.add((RegistrationRow) row));
    ActivityTotals activity = new ActivityTotals();
    Report lately = lately();
    lately.rows(row -> activity.add((ActivityRow) row));
    Html page =
        begin()
            .heading("Registration")
            .bars("Users", registration.users(), "neutral")
            .bars("Users who could use each method", registration.byMethod(), "neutral")
            .heading("Resets of the last " + DAYS + " days");
    lately.head().note().ifPresent(page::note);
    return page.bars("How resets went", activity.outcomes(), "neutral")
        .bars("Proofs passed, by method", activity.passedByMethod(), "good")
        .bars("Failed tries, by method", activity.failedByMethod(), "bad");
  }

  private Report lately() {
    return reports.activity(
        Optional.empty(),
        new ActivityFilter(
            Optional.of(Instant.now().minus(Duration.ofDays(DAYS))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Paging.ALL);
  }

  Html registration(Question question) {
    long first = question.paging().first();
    return rows(
        "registration",
        "Who has registered what",
        first,
        reports.registration(question, page(first)));
  }

  Html activity(Question question) {
    long first = question.paging().first();
    return rows("activity", "What people did", first, reports.activity(question, page(first)));
  }

  /** One more than is shown tells whether there are more. */
  private static Paging page(long first) {
    return new Paging(first, Optional.of(ROWS + 1L));
  }

  private Html rows(String name, String heading, long first, Report report) {
    List<List<String>> rows = new ArrayList<>();
    report.rows(row -> rows.add(row.cells()));
    Html page = begin().heading(heading);
    report.head().note().ifPresent(page::note);
    page.table(report.head().columns(), rows.subList(0, Math.min(rows.size(), ROWS)));
    if (first > 0) {
      page.link(address(name) + "&first=" + Math.max(0, first - ROWS), "Back");
    }
    if (rows.size() > ROWS) {
      page.link(address(name) + "&first=" + (first + ROWS), "More");
    }
    return page;
  }

  private Html begin() {
    return new Html()
        .link(address("totals"), "Totals")
        .link(address("registration"), "Registration")
        .link(address("activity"), "Activity");
  }

  private String address(String name) {
    return base
        + "/"
        + name
        + "?realm="
        + URLEncoder.encode(realm.getName(), StandardCharsets.UTF_8);
  }
}
