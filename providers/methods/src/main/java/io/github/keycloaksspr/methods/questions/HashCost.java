// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.questions;

import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;
import org.keycloak.models.credential.dto.PasswordSecretData;

/**
 * What a stored hash asks of the server. A damaged one could ask for years of work, or for what the
 * algorithm cannot do.
 */
final class HashCost {

  /** Some ten times what OWASP recommends for the cheapest algorithm; seconds, at most. */
  private static final int MOST_ITERATIONS = 10_000_000;

  private static final String ARGON2 = "argon2";

  private static final String PBKDF2 = "pbkdf2";

  /** What Argon2 needs besides, and the most of each that a server can bear (memory in KiB). */
  private static final Map<String, Integer> ARGON2_NEEDS =
      Map.of("hashLength", 1_024, "memory", 1_048_576, "parallelism", 64);

  private HashCost() {}

  /** Whether the server has the algorithm, and can bear its cost. */
  static boolean isBearable(KeycloakSession session, PasswordCredentialModel hash) {
    return hasValue(hash.getPasswordSecretData())
        && Optional.ofNullable(hash.getPasswordCredentialData())
            .filter(data -> isKnown(session, data))
            .filter(HashCost::isBearable)
            .filter(data -> !isSalted(data) || hasSalt(hash.getPasswordSecretData()))
            .isPresent();
  }

  private static boolean hasValue(PasswordSecretData secret) {
    return secret != null && secret.getValue() != null && !secret.getValue().isEmpty();
  }

  /** Of Keycloak's own algorithms; others may keep the salt within the value. */
  private static boolean isSalted(PasswordCredentialData data) {
    return data.getAlgorithm().startsWith(PBKDF2) || data.getAlgorithm().startsWith(ARGON2);
  }

  private static boolean hasSalt(PasswordSecretData secret) {
    return secret.getSalt() != null && secret.getSalt().length > 0;
  }

  private static boolean isKnown(KeycloakSession session, PasswordCredentialData data) {
    return data.getAlgorithm() != null
        && session.getProvider(PasswordHashProvider.class, data.getAlgorithm()) != null;
  }

  private static boolean isBearable(PasswordCredentialData data) {
    boolean iterations =
        data.getHashIterations() >= 1 && data.getHashIterations() <= MOST_ITERATIONS;
    return iterations
        && (!ARGON2.contentEquals(data.getAlgorithm())
            || ARGON2_NEEDS.entrySet().stream()
                .allMatch(need -> isBearable(data, need.getKey(), need.getValue())));
  }

  private static boolean isBearable(PasswordCredentialData data, String name, int most) {
    MultivaluedHashMap<String, String> parameters = data.getAdditionalParameters();
    String value = parameters == null ? null : parameters.getFirst(name);
    return value != null && value.matches("[1-9][0-9]{0,8}") && Integer.parseInt(value) <= most;
  }
}
