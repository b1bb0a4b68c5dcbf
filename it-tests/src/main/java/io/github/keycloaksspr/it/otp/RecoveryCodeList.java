// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.otp;

import io.github.keycloaksspr.it.support.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A list of recovery codes, as Keycloak hands them out.
 *
 * @param codes in the order in which they are asked for
 */
public record RecoveryCodeList(List<String> codes) {

  public RecoveryCodeList {
    codes = List.copyOf(codes);
  }

  /** The code with that number, which counts from 1. */
  public String number(int number) {
    return codes.get(number - 1);
  }

  /** The credential, as Keycloak's user representation has it. */
  public Map<String, Object> credential() {
    List<Map<String, Object>> hashed = new ArrayList<>();
    for (String code : codes) {
      hashed.add(Map.of("number", hashed.size() + 1, "encodedHashedValue", hash(code)));
    }
    return Map.of(
        "type",
        "recovery-authn-codes",
        "userLabel",
        "Recovery codes",
        "secretData",
        Json.write(Map.of("codes", hashed)),
        "credentialData",
        Json.write(
            Map.of("algorithm", "SHA-512", "remaining", codes.size(), "total", codes.size())));
  }

  private static String hash(String code) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-512").digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-512", e);
    }
  }
}
