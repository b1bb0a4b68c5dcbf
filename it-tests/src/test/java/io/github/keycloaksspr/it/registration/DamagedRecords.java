// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stored registrations that are damaged, each in its own way: what an import, another product or a
 * hand in the database can leave behind.
 */
final class DamagedRecords {

  private static final List<String> TYPES = List.of("sspr-phone", "sspr-email", "sspr-questions");
  private static final String THEN = Instant.parse("2026-01-02T03:04:05Z").toString();
  private static final String GOOD_DATA = data("\"m•••@home.example\"", "\"" + THEN + "\"");
  private static final String HASHED = "{\"question\":\"first-pet\",\"secret\":%s,\"data\":%s}";
  private static final String SECRET =
      "\"{\\\"value\\\":\\\"aGFzaA==\\\",\\\"salt\\\":\\\"c2FsdA==\\\"}\"";
  private static final String DATA =
      "\"{\\\"hashIterations\\\":5,\\\"algorithm\\\":\\\"pbkdf2-sha256\\\"}\"";

  private DamagedRecords() {}

  /** All of them; the key says what is wrong. */
  static Map<String, Map<String, Object>> all() {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    int number = 0;
    for (String damaged : damagedData()) {
      String type = TYPES.get(number % TYPES.size());
      all.put(type + " with data " + number++, credential(type, damaged, goodSecret(type)));
    }
    for (String type : TYPES) {
      for (String damaged : damagedSecrets(type)) {
        all.put(type + " with secret " + number++, credential(type, GOOD_DATA, damaged));
      }
    }
    return all;
  }

  private static String goodSecret(String type) {
    return switch (type) {
      case "sspr-phone" -> "{\"version\":1,\"value\":\"+4915177899001\"}";
      case "sspr-email" -> "{\"version\":1,\"value\":\"damaged@home.example\"}";
      default -> questions(HASHED.formatted(SECRET, DATA));
    };
  }

  private static List<String> damagedData() {
    return List.of(
        "",
        "null",
        "[]",
        "{",
        "\"text\"",
        "{}",
        "{\"version\":1}",
        "{\"version\":1,\"mask\":null,\"verifiedAt\":\"" + THEN + "\"}",
        "{\"version\":1,\"mask\":\"m\",\"verifiedAt\":null}",
        "{\"version\":-1,\"mask\":\"m\",\"verifiedAt\":\"" + THEN + "\"}",
        "{\"version\":99,\"mask\":\"m\",\"verifiedAt\":\"" + THEN + "\"}",
        data("[\"m\"]", "\"" + THEN + "\""),
        data("\"m\\r\\nX: y\"", "\"" + THEN + "\""),
        data("\"" + "m".repeat(5_000) + "\"", "\"" + THEN + "\""),
        data("\"m\"", "\"+1000000000-12-31T23:59:59.999999999Z\""),
        data("\"m\"", "\"-1000000000-01-01T00:00:00Z\""),
        data("\"m\"", "9223372036854775807"),
        data("\"m\"", "1e400"),
        data("\"m\"", "\"yesterday\""),
        "{\"version\":1,\"mask\":\"m\",\"verifiedAt\":\"%s\",\"confirmedAt\":{\"a\":[]}}"
            .formatted(THEN),
        "[".repeat(3_000),
        "{\"version\":1,\"mask\":".repeat(900));
  }

  private static List<String> damagedSecrets(String type) {
    List<String> damaged =
        new ArrayList<>(
            List.of(
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"version\":1}",
                "{\"version\":99,\"value\":\"sealed\",\"answers\":[]}",
                "[".repeat(3_000)));
    damaged.addAll(
        switch (type) {
          case "sspr-phone" -> phones();
          case "sspr-email" -> mails();
          default -> questions();
        });
    return damaged;
  }

  private static List<String> phones() {
    return List.of(
        destination("null"),
        destination("\"\""),
        destination("\"mail@home.example\""),
        destination("\"+49151\\n77899001\""),
        destination("\"+4915177899001\\n\""),
        destination("\"0151 77899001\""),
        destination("\"+" + "4".repeat(5_000) + "\""),
        destination("{\"e164\":\"+4915177899001\"}"),
        "{\"version\":1,\"value\":\"+4915177899001\",\"extension\":\"12#1\"}",
        "{\"version\":1,\"value\":\"+4915177899001\",\"extension\":[]}");
  }

  private static List<String> mails() {
    return List.of(
        destination("null"),
        destination("\"\""),
        destination("\"@\""),
        destination("\"no-mail\""),
        destination("\"a@b\\r\\nBcc: c@d.example\""),
        destination("\"damaged@home.example\\n\""),
        destination("\"a@home.example, b@home.example\""),
        destination("\"\\u0000@home.example\""),
        destination("\"" + "a".repeat(5_000) + "@home.example\""),
        destination("[\"damaged@home.example\"]"));
  }

  private static List<String> questions() {
    List<String> damaged =
        new ArrayList<>(
            List.of(
                questions(""),
                questions("null"),
                questions("{}"),
                questions("[]"),
                questions("\"text\""),
                "{\"version\":1,\"answers\":null}",
                "{\"version\":1,\"answers\":{}}",
                "{\"version\":1,\"answers\":[]}",
                questions("{\"question\":null,\"secret\":%s,\"data\":%s}".formatted(SECRET, DATA)),
                questions(
                    "{\"question\":\"%s\",\"secret\":%s,\"data\":%s}"
                        .formatted("q".repeat(5_000), SECRET, DATA))));
    damaged.addAll(answersThatCannotBeCompared());
    return damaged;
  }

  /** With hashes that no algorithm can take. */
  static List<Map<String, Object>> questionsThatCannotBeCompared() {
    return answersThatCannotBeCompared().stream()
        .map(secret -> credential("sspr-questions", GOOD_DATA, secret))
        .toList();
  }

  private static List<String> answersThatCannotBeCompared() {
    return List.of(
        questions(HASHED.formatted("null", DATA)),
        questions(HASHED.formatted(SECRET, "null")),
        questions(HASHED.formatted("\"\"", "\"\"")),
        questions(HASHED.formatted("\"{}\"", "\"{}\"")),
        questions(HASHED.formatted("\"null\"", "\"null\"")),
        questions(HASHED.formatted(SECRET, cost("0", "pbkdf2-sha256"))),
        questions(HASHED.formatted(SECRET, cost("-7", "pbkdf2-sha512"))),
        questions(HASHED.formatted(SECRET, cost("2147483647", "pbkdf2-sha256"))),
        questions(HASHED.formatted(SECRET, cost("1e400", "pbkdf2-sha256"))),
        questions(HASHED.formatted(SECRET, cost("5", "rot13"))),
        questions(HASHED.formatted(SECRET, cost("5", "argon2"))),
        questions(
            HASHED.formatted("\"{\\\"value\\\":\\\"a\\\",\\\"salt\\\":\\\"***\\\"}\"", DATA)));
  }

  private static String cost(String iterations, String algorithm) {
    return "\"{\\\"hashIterations\\\":%s,\\\"algorithm\\\":\\\"%s\\\"}\""
        .formatted(iterations, algorithm);
  }

  private static String data(String mask, String verifiedAt) {
    return "{\"version\":1,\"mask\":%s,\"verifiedAt\":%s}".formatted(mask, verifiedAt);
  }

  private static String destination(String value) {
    return "{\"version\":1,\"value\":" + value + "}";
  }

  /** As many as the policy asks at a reset, so that only the damage makes the difference. */
  private static String questions(String damaged) {
    String good = HASHED.formatted(SECRET, DATA);
    return "{\"version\":1,\"answers\":["
        + String.join(
            ",",
            good.replace("first-pet", "first-car"),
            good.replace("first-pet", "first-boss"),
            good.replace("first-pet", "first-film"))
        + (damaged.isEmpty() ? ",]}" : "," + damaged + "]}");
  }

  private static Map<String, Object> credential(String type, String data, String secret) {
    return Map.of(
        "type", type, "userLabel", "Damaged", "credentialData", data, "secretData", secret);
  }
}
