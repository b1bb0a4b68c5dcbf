// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.secret;

import io.github.keycloaksspr.domain.destination.Destination;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 under a key of the realm. What it makes may lie in sessions and stores: without the
 * key the few digits of a code, or a phone number, are not found by trying them all (ASVS 5.0
 * V6.5.2).
 */
public final class KeyedHash {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  /**
   * @param realmKey secret bytes of the realm; a key of our own is derived from them, so that no
   *     output of ours says anything about what else they sign
   */
  public KeyedHash(byte[] realmKey) {
    this.key =
        new SecretKeySpec(
            mac(
                new SecretKeySpec(realmKey, ALGORITHM),
                "keycloak-sspr/v1".getBytes(StandardCharsets.UTF_8)),
            ALGORITHM);
  }

  /**
   * The hash of some parts.
   *
   * @param purpose what it is for: equal parts give different hashes for different purposes
   * @param parts told apart by their length, so that no two lists of parts give the same input
   * @return 43 characters of URL-safe Base64
   */
  public String of(String purpose, String... parts) {
    StringBuilder input = new StringBuilder(purpose);
    for (String part : parts) {
      input.append('\n').append(part.length()).append(':').append(part);
    }
    byte[] hash = mac(key, input.toString().getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  /**
   * The name of a destination that says nothing about it: equal for equal destinations of the
   * realm.
   */
  public String destination(Destination destination) {
    return of("destination", destination.canonical());
  }

  /** Compares in a time that depends on nothing but the length. */
  public static boolean same(@Secret String one, @Secret String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] mac(SecretKey key, byte[] input) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform must have " + ALGORITHM, e);
    }
  }
}
