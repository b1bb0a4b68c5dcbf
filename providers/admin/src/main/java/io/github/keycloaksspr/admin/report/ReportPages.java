// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.domain.report.ActivityFilter;
import io.github.keycloaksspr.domain.report.ActivityRow;
import io.github.keycloaksspr.domain.report.ActivityTotals;
import io.github.keycloaksspr.domain.report.Paging;
import io.github.keycloaksspr.domain.report.RegistrationFilter;
import io.github.keycloaksspr.domain.report.RegistrationRow;
import io.github.keycloaksspr.domain.report.RegistrationTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
  private final PageWords words;

  ReportPages(Reports reports, PageAddress address, PageWords words) {
    this.reports = reports;
    this.address = address;
    this.words = words;
  }

  /** Whether there is a page of that name. */
  static boolean isPage(String name) {
    return PAGES.stream().anyMatch(page -> page.equals(name));
  }

  Html totals() {
    RegistrationTotals registration = new RegistrationTotals();
    reports
        .registration(Optional.empty(), RegistrationFilter.ALL, Paging.ALL)
        .rows(row -> registration.add((RegistrationRow) row));
    ActivityTotals activity = new ActivityTotals();
    lately().rows(row -> activity.add((ActivityRow) row));
    Html page =
        begin(TOTALS)
            .heading(words.get(REGISTRATION))
            .bars(words.get("chart-users"), words.named("users", registration.users()), "neutral")
            .bars(words.get("chart-methods"), words.byMethod(registration.byMethod()), "neutral")
            .heading(words.get("lately", DAYS));
    noteGap(page);
    return page.bars(
            words.get("chart-outcomes"), words.named("outcome", activity.outcomes()), "neutral")
        .bars(words.get("chart-passed"), words.byMethod(activity.passedByMethod()), "good")
        .bars(words.get("chart-failed"), words.byMethod(activity.failedByMethod()), "bad")
        .bars(
            words.get("chart-registrations"),
            words.named("registrations", activity.registrations()),
            "neutral");
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
    List<RegistrationRow> rows = new ArrayList<>();
    reports.registration(question, pageFrom(first)).rows(row -> rows.add((RegistrationRow) row));
    Map<String, String> query = question.given(Reports.REGISTRATION_FILTERS);
    Html page = begin(REGISTRATION).heading(words.get("who-registered"));
    filters(page, REGISTRATION, query, "registered", List.of("true", "false"));
    page.table(
        heads(
            "user", "enabled", "registered", "capable", "methods", "unreadable", "last-confirmed"),
        rows.stream().limit(ROWS).map(this::cells).toList());
    return turn(page, REGISTRATION, query, first, rows.size());
  }

  private List<String> cells(RegistrationRow row) {
    return List.of(
        row.user(),
        words.yesOrNo(row.enabled()),
        words.yesOrNo(row.registered()),
        words.yesOrNo(row.capable()),
        methods(row.methods()),
        methods(row.unreadable()),
        row.lastConfirmed().map(words::time).orElse(""));
  }

  private String methods(List<String> ids) {
    return ids.stream().map(words::method).collect(Collectors.joining(", "));
  }

  Html activity(Question question) {
    long first = question.paging().first();
    List<ActivityRow> rows = new ArrayList<>();
    reports.activity(question, pageFrom(first)).rows(row -> rows.add((ActivityRow) row));
    Map<String, String> query = question.given(Reports.ACTIVITY_FILTERS);
    Html page = begin(ACTIVITY).heading(words.get("what-people-did"));
    noteGap(page);
    filters(page, ACTIVITY, query, "result", List.of("refused", "abandoned"));
    page.table(
        heads("date", "user", "step", "method", "result", "reason"),
        rows.stream().limit(ROWS).map(this::cells).toList());
    return turn(page, ACTIVITY, query, first, rows.size());
  }

  private List<String> cells(ActivityRow row) {
    return List.of(
        words.time(row.date()),
        row.user().or(row::userId).orElse(""),
        words.step(row.step()),
        row.method().map(words::method).orElse(""),
        words.result(row.result()),
        row.reason().map(words::result).orElse(""));
  }

  /** One more than is shown tells whether there are more. */
  private static Paging pageFrom(long first) {
    return new Paging(first, Optional.of(ROWS + 1L));
  }

  private List<String> heads(String... columns) {
    return List.of(columns).stream().map(column -> words.get("column-" + column)).toList();
  }

  private void noteGap(Html page) {
    reports.gap().ifPresent(gap -> page.note(words.get("gap-" + gap.kind().id(), gap.names())));
  }

  /** Links to all rows, and to those with a certain value. */
  private void filters(
      Html page, String name, Map<String, String> query, String filter, List<String> values) {
    Map<String, String> links = new LinkedHashMap<>();
    Map<String, String> others = new LinkedHashMap<>(query);
    others.remove(filter);
    links.put(words.get("filter-all"), address.page(name, others));
    for (String value : values) {
      Map<String, String> chosen = new LinkedHashMap<>(query);
      chosen.put(filter, value);
      links.put(words.get("filter-" + filter + "-" + value), address.page(name, chosen));
    }
    page.links(words.get("filters"), links, address.page(name, query));
  }

  /** Links to the pages before and after. */
  private Html turn(Html page, String name, Map<String, String> query, long first, int found) {
    if (first > 0) {
      page.link(address.page(name, from(query, Math.max(0, first - ROWS))), words.get("back"));
    }
    if (found > ROWS) {
      page.link(address.page(name, from(query, first + ROWS)), words.get("more"));
    }
    return page;
  }

  private static Map<String, String> from(Map<String, String> query, long first) {
    Map<String, String> page = new LinkedHashMap<>(query);
    page.put("first", String.valueOf(first));
    return page;
  }

  private Html begin(String current) {
    Map<String, String> links = new LinkedHashMap<>();
    PAGES.forEach(name -> links.put(words.get(name), address.page(name)));
    return new Html(words.numbers()).links(words.get("pages"), links, address.page(current));
  }
}
