// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.admin.Answers;
import io.github.keycloaksspr.domain.report.Paging;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/** The query of a request. What cannot be understood ends it with 400. */
final class Question {

  private static final int LONGEST = 255;
  private static final ZoneOffset UTC = ZoneOffset.UTC;

  private final KeycloakSession session;
  private final HttpHeaders headers;
  private final MultivaluedMap<String, String> parameters;

  Question(KeycloakSession session) {
    this.session = session;
    this.headers = session.getContext().getHttpRequest().getHttpHeaders();
    this.parameters = session.getContext().getHttpRequest().getUri().getQueryParameters();
  }

  ReportFormat format() {
    return text("format")
        .map(
            id ->
                ReportFormat.named(id).orElseThrow(() -> malformed("format", "Must be json, csv.")))
        .orElseGet(() -> ReportFormat.preferred(headers.getAcceptableMediaTypes()));
  }

  /** A page of rows; all of them where nothing is said. */
  Paging paging() {
    return new Paging(number("first").orElse(0L), number("max"));
  }

  /** Any text that is not blank. */
  Optional<String> text(String name) {
    Optional<String> text =
        Optional.ofNullable(parameters.getFirst(name)).map(String::strip).filter(s -> !s.isEmpty());
    if (text.filter(tooLong -> tooLong.length() > LONGEST).isPresent()) {
      throw malformed(name, "Must have at most " + LONGEST + " characters.");
    }
    return text;
  }

  /** Those of these parameters that were given, as they were typed. */
  Map<String, String> given(List<String> names) {
    Map<String, String> given = new LinkedHashMap<>();
    names.forEach(name -> text(name).ifPresent(text -> given.put(name, text)));
    return given;
  }

  /** One of a few words. */
  Optional<String> word(String name, List<String> words) {
    Optional<String> text = text(name);
    if (text.filter(word -> !words.contains(word)).isPresent()) {
      throw malformed(name, words.stream().collect(Collectors.joining(", ", "Must be ", ".")));
    }
    return text;
  }

  Optional<Boolean> flag(String name) {
    return word(name, Arrays.asList("true", "false")).map(Boolean::valueOf);
  }

  /** A time, or a day in UTC that begins then. */
  Optional<Instant> from(String name) {
    return text(name)
        .map(
            text -> isDay(text) ? day(name, text).atStartOfDay().toInstant(UTC) : time(name, text));
  }

  /** A time, or a day in UTC that ends then. */
  Optional<Instant> to(String name) {
    return text(name)
        .map(
            text ->
                isDay(text)
                    ? day(name, text).plusDays(1).atStartOfDay().toInstant(UTC).minusMillis(1)
                    : time(name, text));
  }

  private static boolean isDay(String text) {
    return !text.contains("T");
  }

  private LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw notATime(name);
    }
  }

  private Instant time(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw notATime(name);
    }
  }

  private RuntimeException notATime(String name) {
    return malformed(
        name, "Must be a day such as 2026-03-01, or a time such as 2026-03-01T12:00:00Z.");
  }

  private Optional<Long> number(String name) {
    Optional<String> text = text(name);
    if (text.filter(digits -> !digits.matches("\\d{1,9}")).isPresent()) {
      throw malformed(name, "Must be a number from 0 to 999999999.");
    }
    return text.map(Long::valueOf);
  }

  private RuntimeException malformed(String name, String message) {
    return Answers.refusal(session, Response.Status.BAD_REQUEST, name, "malformed", message);
  }
}
