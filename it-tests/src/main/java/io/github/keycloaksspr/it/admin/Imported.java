// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.admin;

import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.support.Json;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Registered methods as a realm import brings them: quick to make, and as old as a test wants. For
 * tests that are about something else.
 */
public final class Imported {

  /** How the answers are hashed. */
  public static final String HASH_ALGORITHM = "pbkdf2-sha512";

  /** At no cost, as tests have nothing to guard. */
  public static final int HASH_ITERATIONS = 1;

  private static final int HASH_BITS = 512;

  /** Keys of the first questions on offer, which a person takes who registers on the pages. */
  private static final List<String> QUESTIONS =
      List.of("first-city", "parents-met-city", "sibling-city", "first-abroad", "wedding-place");

  private static final Properties TEXTS = texts();

  private Imported() {}

  /** A mailbox that was confirmed just now. */
  public static Map<String, Object> mail(String address) {
    return mail(address, Duration.ZERO);
  }

  /** A mailbox that was last confirmed so long ago. */
  public static Map<String, Object> mail(String address, Duration ago) {
    String mask = address.charAt(0) + "•••" + address.substring(address.indexOf('@'));
    return registered("sspr-email", "auth-email", mask, address, ago);
  }

  /** A phone that was confirmed just now. */
  public static Map<String, Object> phone(String e164) {
    return phone(e164, Duration.ZERO);
  }

  /** A phone that was last confirmed so long ago. */
  public static Map<String, Object> phone(String e164, Duration ago) {
    String mask = "+•• ••• ••" + e164.substring(e164.length() - 2);
    return registered("sspr-phone", "auth-phone", mask, e164, ago);
  }

  /** The first security questions that a realm offers unless told otherwise, and the answers. */
  public static Map<String, Object> questions(List<String> answers) {
    return questions(QUESTIONS, answers);
  }

  /**
   * Security questions.
   *
   * @param questions their keys
   * @param answers to each of them
   */
  public static Map<String, Object> questions(List<String> questions, List<String> answers) {
    List<Map<String, String>> hashed = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      hashed.add(hashed(questions.get(i), answers.get(i).toLowerCase(Locale.ROOT)));
    }
    return credential(
        "sspr-questions",
        "security-questions",
        "",
        Map.of("version", 1, "answers", hashed),
        Duration.ZERO);
  }

  /**
   * Security questions with their answers.
   *
   * @param answers by key of the question
   */
  public static Map<String, Object> answers(Map<String, String> answers) {
    List<String> questions = List.copyOf(answers.keySet());
    return questions(questions, questions.stream().map(answers::get).toList());
  }

  /** The answers to the first questions on offer, by the questions' English texts. */
  public static Map<String, String> byQuestion(List<String> answers) {
    Map<String, String> byQuestion = new LinkedHashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      byQuestion.put(TEXTS.getProperty("sspr-question-" + QUESTIONS.get(i)), answers.get(i));
    }
    return byQuestion;
  }

  private static Map<String, Object> registered(
      String type, String method, String mask, String value, Duration ago) {
    return credential(type, method, mask, Map.of("version", 1, "value", value), ago);
  }

  private static Map<String, Object> credential(
      String type, String method, String mask, Object secret, Duration ago) {
    String then = Instant.now().minus(ago).toString();
    return Map.of(
        "type",
        type,
        "userLabel",
        TEXTS.getProperty("sspr-method-" + method),
        "credentialData",
        Json.write(Map.of("version", 1, "mask", mask, "verifiedAt", then, "confirmedAt", then)),
        "secretData",
        Json.write(secret));
  }

  private static Map<String, String> hashed(String question, String answer) {
    byte[] salt = question.getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "question",
        question,
        "secret",
        Json.write(Map.of("value", hash(answer, salt), "salt", base64(salt))),
        "data",
        Json.write(Map.of("algorithm", HASH_ALGORITHM, "hashIterations", HASH_ITERATIONS)));
  }

  private static String hash(String answer, byte[] salt) {
    try {
      return base64(
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
              .generateSecret(
                  new PBEKeySpec(answer.toCharArray(), salt, HASH_ITERATIONS, HASH_BITS))
              .getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no PBKDF2", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Properties texts() {
    Properties texts = new Properties();
    Path file =
        ProjectFiles.root()
            .resolve("themes/src/main/resources/theme-resources/messages/messages_en.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
