// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.domain.report.ActivityFilter;
import io.github.keycloaksspr.domain.report.ActivityRow;
import io.github.keycloaksspr.domain.report.ActivityTotals;
import io.github.keycloaksspr.domain.report.Paging;
import io.github.keycloaksspr.domain.report.RegistrationFilter;
import io.github.keycloaksspr.domain.report.RegistrationRow;
import io.github.keycloaksspr.domain.report.RegistrationTotals;
import io.github.keycloaksspr.keycloak.page.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The reports to look at: totals with charts, and the rows page by page. */
final class ReportPages {

  static final String TOTALS = "totals";
  static final String REGISTRATION = "registration";
  static final String ACTIVITY = "activity";

  private static final List<String> PAGES = List.of(TOTALS, REGISTRATION, ACTIVITY);
  private static final int ROWS = 50;
  private static final int DAYS = 30;

  private final Reports reports;
  private final PageAddress address;
  private final PageLanguage language;

  ReportPages(Reports reports, PageAddress address, PageLanguage language) {
    this.reports = reports;
    this.address = address;
    this.language = language;
  }

  /** Whether there is a page of that name. */
  static boolean isPage(String name) {
    return PAGES.stream().anyMatch(page -> page.equals(name));
  }

  Page totals() {
    RegistrationTotals registration = new RegistrationTotals(reports.methods());
    reports
        .registration(Optional.empty(), RegistrationFilter.ALL, Paging.ALL)
        .rows(row -> registration.add((RegistrationRow) row));
    ActivityTotals activity = new ActivityTotals(reports.methods());
    lately().rows(row -> activity.add((ActivityRow) row));
    return page(TOTALS)
        .with("users", registration.users())
        .with("usable", registration.byMethod())
        .with("days", DAYS)
        .with("outcomes", activity.outcomes())
        .with("passed", activity.passedByMethod())
        .with("failed", activity.failedByMethod())
        .with("registrations", activity.registrations());
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

  Page registration(Question question) {
    long first = question.paging().first();
    List<RegistrationRow> rows = new ArrayList<>();
    reports.registration(question, pageFrom(first)).rows(row -> rows.add((RegistrationRow) row));
    Map<String, String> query = question.given(Reports.REGISTRATION_FILTERS);
    Page page = page(REGISTRATION).with("rows", shown(rows, this::cells));
    page.with("filters", filters(REGISTRATION, query, "registered", List.of("true", "false")));
    return turn(page, REGISTRATION, query, first, rows.size());
  }

  private Map<String, Object> cells(RegistrationRow row) {
    return Map.of(
        "user",
        row.user(),
        "enabled",
        row.enabled(),
        "registered",
        row.registered(),
        "capable",
        row.capable(),
        "methods",
        row.methods(),
        "unreadable",
        row.unreadable(),
        "lastConfirmed",
        row.lastConfirmed().map(language::time).orElse(""));
  }

  Page activity(Question question) {
    long first = question.paging().first();
    List<ActivityRow> rows = new ArrayList<>();
    reports.activity(question, pageFrom(first)).rows(row -> rows.add((ActivityRow) row));
    Map<String, String> query = question.given(Reports.ACTIVITY_FILTERS);
    Page page = page(ACTIVITY).with("rows", shown(rows, this::cells));
    page.with("filters", filters(ACTIVITY, query, "result", List.of("refused", "abandoned")));
    return turn(page, ACTIVITY, query, first, rows.size());
  }

  private Map<String, Object> cells(ActivityRow row) {
    return Map.of(
        "date",
        language.time(row.date()),
        "user",
        row.user().or(row::userId).orElse(""),
        "step",
        row.step(),
        "methods",
        row.method().stream().toList(),
        "result",
        row.result(),
        "reason",
        row.reason().orElse(""));
  }

  /** One more than is shown tells whether there are more. */
  private static Paging pageFrom(long first) {
    return new Paging(first, Optional.of(ROWS + 1L));
  }

  private static <T> List<Map<String, Object>> shown(
      List<T> rows, Function<T, Map<String, Object>> cells) {
    return rows.stream().limit(ROWS).map(cells).toList();
  }

  /** Links to all rows, and to those with a certain value. */
  private List<Map<String, Object>> filters(
      String report, Map<String, String> query, String filter, List<String> values) {
    Map<String, String> others = new LinkedHashMap<>(query);
    others.remove(filter);
    List<Map<String, Object>> links = new ArrayList<>();
    links.add(link("all", report, others, query));
    for (String value : values) {
      Map<String, String> chosen = new LinkedHashMap<>(others);
      chosen.put(filter, value);
      links.add(link(filter + "-" + value, report, chosen, query));
    }
    return links;
  }

  private Map<String, Object> link(
      String id, String report, Map<String, String> query, Map<String, String> current) {
    return Map.of("id", id, "href", address.page(report, query), "current", query.equals(current));
  }

  /** Links to the pages before and after. */
  private Page turn(Page page, String report, Map<String, String> query, long first, int found) {
    if (first > 0) {
      page.with("back", address.page(report, from(query, Math.max(0, first - ROWS))));
    }
    if (found > ROWS) {
      page.with("more", address.page(report, from(query, first + ROWS)));
    }
    return page;
  }

  private static Map<String, String> from(Map<String, String> query, long first) {
    Map<String, String> page = new LinkedHashMap<>(query);
    page.put("first", String.valueOf(first));
    return page;
  }

  private Page page(String report) {
    Page page =
        PageFrame.empty()
            .with("report", report)
            .with(
                "pages",
                PAGES.stream().map(id -> Map.of("id", id, "href", address.page(id))).toList());
    reports.gap().ifPresent(gap -> page.with("gap", gap.kind().id()).with("gapTypes", gap.names()));
    return page;
  }
}
