// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.admin;

import io.github.keycloaksspr.it.support.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Registered security questions as a realm import brings them, hashed at the lowest cost. */
public final class ImportedQuestions {

  private static final byte[] SALT = "salt of the tests".getBytes(StandardCharsets.UTF_8);
  private static final int BITS = 256;

  private ImportedQuestions() {}

  /**
   * The credential.
   *
   * @param answers by key of the question; in lower case and without spaces at the ends, as the
   *     product compares them
   */
  public static Map<String, Object> credential(Map<String, String> answers) {
    List<Map<String, String>> hashed = new ArrayList<>();
    answers.forEach(
        (question, answer) ->
            hashed.add(Map.of("question", question, "secret", secret(answer), "data", data())));
    Instant now = Instant.now();
    return Map.of(
        "type",
        "sspr-questions",
        "credentialData",
        Json.write(
            Map.of(
                "version",
                1,
                "mask",
                "",
                "verifiedAt",
                now.toString(),
                "confirmedAt",
                now.toString())),
        "secretData",
        Json.write(Map.of("version", 1, "answers", hashed)));
  }

  private static String secret(String answer) {
    Base64.Encoder base64 = Base64.getEncoder();
    return Json.write(
        Map.of(
            "value",
            base64.encodeToString(hash(answer)),
            "salt",
            base64.encodeToString(SALT),
            "additionalParameters",
            Map.of()));
  }

  private static String data() {
    return Json.write(
        Map.of(
            "hashIterations", 1, "algorithm", "pbkdf2-sha256", "additionalParameters", Map.of()));
  }

  private static byte[] hash(String answer) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(answer.toCharArray(), SALT, 1, BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has PBKDF2", e);
    }
  }
}
