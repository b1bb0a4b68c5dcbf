// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.theme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.report.Abandonment;
import io.github.keycloaksspr.domain.text.Gsm7;
import io.github.keycloaksspr.domain.text.SmsText;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The message bundles and what the templates take from them. */
class TextsTest {

  private static final Path RESOURCES =
      Path.of("..", "themes", "src", "main", "resources", "theme-resources");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");
  private static final Pattern LITERAL = Pattern.compile("[\"'](sspr[a-z0-9-]*)[\"']");

  /** Read by the account console as it is, without MessageFormat. */
  private static final Set<String> RAW =
      Set.of(
          "sspr-phone-display-name",
          "sspr-phone-help-text",
          "sspr-email-display-name",
          "sspr-email-help-text",
          "sspr-questions-display-name",
          "sspr-questions-help-text",
          "sspr-phone",
          "sspr-email",
          "sspr-questions",
          "sspr-credential-info");

  private static final String LONGEST_CODE = "1234567890";
  private static final String LONG_REALM_NAME = "Organisation With A Long Name.";

  /** As long, of characters that take twice the room. */
  private static final String COSTLY_REALM_NAME = "[€€€€€€€€€€€€€€€€€€€€€€€€€€€€]";

  private static final int LONGEST_LIFESPAN_MINUTES = 10;

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void everyLanguageHasTheKeysOfEnglish(String language) {
    assertThat(bundle(language).keySet())
        .containsExactlyInAnyOrderElementsOf(bundle("en").keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void everyLanguageHasTheSamePlaceholders(String language) {
    Map<String, String> translated = bundle(language);
    bundle("en")
        .forEach(
            (key, text) ->
                assertThat(placeholders(translated.getOrDefault(key, "")))
                    .as("%s in %s", key, language)
                    .isEqualTo(placeholders(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void noTextIsEmptyAndEveryKeyIsOurs(String language) {
    assertThat(bundle(language))
        .isNotEmpty()
        .allSatisfy(
            (key, text) -> {
              assertThat(key).matches("(requiredAction\\.)?sspr-.*");
              assertThat(text).as(key).isNotBlank().isEqualTo(text.strip());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void everyApostropheIsDoubled(String language) {
    bundle(language)
        .forEach(
            (key, text) ->
                assertThat(RAW.contains(key) ? text : text.replace("''", ""))
                    .as("%s in %s", key, language)
                    .doesNotContain("'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void everyPlaceholderIsFilled(String language) {
    Object[] values = {"<first>", "<second>", "<third>"};
    bundle(language)
        .forEach(
            (key, text) -> {
              if (!RAW.contains(key)) {
                String filled = format(language, text, values);
                for (int index : placeholders(text)) {
                  assertThat(filled)
                      .as("%s in %s", key, language)
                      .contains(values[index].toString());
                }
                assertThat(filled).as("%s in %s", key, language).doesNotContain("{", "}", "''");
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void theAccountConsoleFindsItsOwnPlaceholder(String language) {
    assertThat(bundle(language).get("sspr-credential-info")).containsOnlyOnce("{{0}}");
    assertThat(bundle(language)).containsKeys(RAW.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTextOfATemplateExists(Path template) {
    Set<String> keys = bundle("en").keySet();
    for (String literal : literalsOfMessages(read(template))) {
      if (literal.endsWith("-")) {
        assertThat(keys)
            .as("%s…, used in %s", literal, template)
            .anyMatch(key -> key.startsWith(literal));
      } else {
        assertThat(keys).as("used in %s", template).contains(literal);
      }
    }
  }

  @Test
  void theTemplatesTakeTheirTextsFromTheBundle() {
    Set<String> literals = new TreeSet<>();
    templates().forEach(template -> literals.addAll(literalsOfMessages(read(template))));
    assertThat(literals)
        .contains("sspr-who-are-you-title", "sspr-register-title", "sspr-mail-code-title")
        .hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void templatesEscapeAndKeepScriptsOutOfThePage(Path template) {
    String text = read(template);
    assertThat(text).doesNotContain("no_esc", "noautoesc", "javascript:");
    assertThat(text).doesNotContainPattern("<script(?![^>]*\\ssrc=)");
    assertThat(text).doesNotContainPattern("\\son[a-z]+\\s*=\\s*[\"']");
    assertThat(text).doesNotContain("field.ftl", "buttons.ftl");
    if (template.getParent().endsWith("templates")) {
      assertThat(text).doesNotContainPattern("\\sstyle\\s*=");
      assertThat(text).doesNotContain("<style");
    } else {
      assertThat(text).doesNotContain("<img", "http");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "html/sspr-code.ftl",
        "html/sspr-explanation.ftl",
        "html/sspr-notice.ftl",
        "html/sspr-mail.ftl"
      })
  void mailsToUsersHoldNoLinksThatAnAttackerCouldImitate(String template) {
    assertThat(read(RESOURCES.resolve("templates").resolve(template))).doesNotContain("<a ");
  }

  @Test
  void everyWordOfAnEventHasATextForTheReports() {
    Set<String> keys = new TreeSet<>();
    Arrays.stream(AuditStep.values()).forEach(step -> keys.add("step-" + step.id()));
    AuditResult.ids().forEach(result -> keys.add("result-" + result));
    keys.add("result-" + Abandonment.ABANDONED);

    assertThat(bundle("en").keySet())
        .containsAll(keys.stream().map(key -> "sspr-reports-" + key).toList());
  }

  @Test
  void everyMailExistsAsHtmlAndAsText() {
    assertThat(RESOURCES.resolve("templates/html/sspr-code.ftl")).isRegularFile();
    assertThat(RESOURCES.resolve("templates/text/sspr-code.ftl")).isRegularFile();
    assertThat(RESOURCES.resolve("templates/html/sspr-notice.ftl")).isRegularFile();
    assertThat(RESOURCES.resolve("templates/text/sspr-notice.ftl")).isRegularFile();
    assertThat(RESOURCES.resolve("templates/html/sspr-contact.ftl")).isRegularFile();
    assertThat(RESOURCES.resolve("templates/text/sspr-contact.ftl")).isRegularFile();
    assertThat(RESOURCES.resolve("templates/html/sspr-contact-gathered.ftl")).isRegularFile();
    assertThat(RESOURCES.resolve("templates/text/sspr-contact-gathered.ftl")).isRegularFile();
    assertThat(RESOURCES.resolve("templates/html/sspr-explanation.ftl")).isRegularFile();
    assertThat(RESOURCES.resolve("templates/text/sspr-explanation.ftl")).isRegularFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void theTextMessageFitsIntoOne(String language) {
    assertThat(LONG_REALM_NAME).hasSize(30);
    String message = textMessage(language, LONG_REALM_NAME, "https://192.0.2.1/");

    assertThat(message).startsWith(LONGEST_CODE);
    assertFitsIntoOneMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "en, sspr-sms-replaced",
    "de, sspr-sms-replaced",
    "fr, sspr-sms-replaced",
    "es, sspr-sms-replaced",
    "en, sspr-phone-test",
    "de, sspr-phone-test",
    "fr, sspr-phone-test",
    "es, sspr-phone-test"
  })
  void theTextMessageWithoutACodeFitsIntoOne(String language, String key) {
    String text = bundle(language).get(key);

    assertFitsIntoOneMessage(format(language, text, LONG_REALM_NAME));
    String costly = SmsText.around(name -> format(language, text, name), COSTLY_REALM_NAME);
    assertThat(Gsm7.fitsIntoOne(costly)).isTrue();
    assertThat(costly).contains(COSTLY_REALM_NAME.substring(0, 10));
  }

  private static void assertFitsIntoOneMessage(String message) {
    assertThat(message)
        .contains(LONG_REALM_NAME)
        .doesNotContainIgnoringCase("http")
        .doesNotContain("www.", "@");
    assertThat(Gsm7.fitsIntoOne(message)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void theTextMessageHasALineForTheBrowserAndStillFitsIntoOne(String language) {
    String host = "login.accounts.organisation.example";
    String message = textMessage(language, LONG_REALM_NAME, "https://" + host + ":8443/realms/x");

    assertThat(message)
        .startsWith(LONGEST_CODE)
        .contains(LONG_REALM_NAME.substring(0, 10))
        .endsWith("\n@" + host + " #" + LONGEST_CODE);
    assertThat(Gsm7.fitsIntoOne(message)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void charactersThatCountTwiceAreCountedTwice(String language) {
    String message = textMessage(language, COSTLY_REALM_NAME, "https://sso.example.org/");

    assertThat(Gsm7.fitsIntoOne(message)).isTrue();
  }

  private static String textMessage(String language, String realmName, String page) {
    return SmsText.code(
        name ->
            format(
                language,
                bundle(language).get("sspr-sms-code"),
                LONGEST_CODE,
                name,
                LONGEST_LIFESPAN_MINUTES),
        SmsText.shortened(realmName),
        URI.create(page),
        LONGEST_CODE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void subjectsOfMailsNameNothingButTheRealm(String language) {
    Map<String, String> subjects = new TreeMap<>(bundle(language));
    subjects
        .keySet()
        .removeIf(
            key ->
                !key.equals("sspr-mail-code-subject")
                    && !key.equals("sspr-mail-explanation-subject")
                    && !key.startsWith("sspr-mail-notice-subject-"));
    assertThat(subjects)
        .hasSize(8)
        .allSatisfy((key, text) -> assertThat(placeholders(text)).as(key).containsExactly(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void theCatalogueHasEnoughQuestionsAndNoneTwice(String language) {
    List<String> questions =
        bundle(language).entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("sspr-question-"))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(questions)
        .hasSizeGreaterThanOrEqualTo(30)
        .doesNotHaveDuplicates()
        .allSatisfy(
            question -> {
              assertThat(question).endsWith("?");
              assertThat(question.length()).isLessThanOrEqualTo(200);
            });
  }

  static Stream<Path> templates() {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
      return files.filter(file -> file.toString().endsWith(".ftl")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All string literals inside the parentheses of msg(…): keys, or the beginnings of keys. */
  private static Set<String> literalsOfMessages(String template) {
    Set<String> literals = new TreeSet<>();
    for (int start = template.indexOf("msg("); start >= 0; ) {
      int end = start + "msg(".length();
      for (int open = 1; open > 0; end++) {
        char c = template.charAt(end);
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
      Matcher matcher = LITERAL.matcher(template.substring(start, end));
      matcher.results().map(result -> result.group(1)).forEach(literals::add);
      start = template.indexOf("msg(", start + 1);
    }
    return literals;
  }

  private static Set<Integer> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map((MatchResult result) -> Integer.valueOf(result.group(1)))
        .collect(toCollection(TreeSet::new));
  }

  private static String format(String language, String text, Object... values) {
    return new MessageFormat(text, Locale.forLanguageTag(language)).format(values);
  }

  /** Our bundles hold one text a line, and no escapes, so that a key given twice is noticed. */
  private static Map<String, String> bundle(String language) {
    Map<String, String> texts = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    for (String line :
        read(RESOURCES.resolve("messages/messages_" + language + ".properties")).lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      assertThat(line).contains("=").doesNotContain("\\");
      int equals = line.indexOf('=');
      if (texts.put(line.substring(0, equals), line.substring(equals + 1)) != null) {
        twice.add(line.substring(0, equals));
      }
    }
    assertThat(twice).as("keys given twice in %s", language).isEmpty();
    return texts;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
