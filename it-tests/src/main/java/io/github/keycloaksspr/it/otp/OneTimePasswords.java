// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.otp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator app or token: makes the codes that Keycloak expects (RFC 4226 and RFC 6238, six
 * digits, SHA-1).
 *
 * @param secret the shared key, as text
 */
public record OneTimePasswords(String secret) {

  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** What the app shows at that moment. */
  public String at(Instant time) {
    return counted(time.getEpochSecond() / PERIOD.toSeconds());
  }

  /** What a token shows that was pressed so often. */
  public String counted(long counter) {
    byte[] hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
    return ("%0" + DIGITS + "d").formatted(number % MODULUS);
  }

  /** The credential of an app, as Keycloak's user representation has it. */
  public Map<String, Object> app(String label) {
    return credential(
        label,
        "{\"subType\":\"totp\",\"period\":%d,\"digits\":%d,\"algorithm\":\"HmacSHA1\"}"
            .formatted(PERIOD.toSeconds(), DIGITS));
  }

  /** The credential of a token that was pressed so often. */
  public Map<String, Object> token(String label, int counter) {
    return credential(
        label,
        "{\"subType\":\"hotp\",\"counter\":%d,\"digits\":%d,\"algorithm\":\"HmacSHA1\"}"
            .formatted(counter, DIGITS));
  }

  /** What an app reads off a picture, to be set up with. */
  public String address(String issuer, String account) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s".formatted(issuer, account, base32(), issuer);
  }

  private Map<String, Object> credential(String label, String data) {
    return Map.of(
        "type",
        "otp",
        "userLabel",
        label,
        "secretData",
        "{\"value\":\"%s\"}".formatted(secret),
        "credentialData",
        data);
  }

  /** As people type it into an app. */
  public String base32() {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int buffer = 0;
    for (byte octet : secret.getBytes(StandardCharsets.UTF_8)) {
      buffer = ((buffer << 8) | (octet & 0xff)) & 0xfff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt((buffer >> bits) & 0x1f));
      }
    }
    return bits == 0
        ? text.toString()
        : text.append(BASE32.charAt((buffer << (5 - bits)) & 0x1f)).toString();
  }

  private byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA1", e);
    }
  }

  @Override
  public String toString() {
    return "OneTimePasswords";
  }
}
