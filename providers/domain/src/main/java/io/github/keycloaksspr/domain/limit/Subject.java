// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.util.Locale;

/**
 * For whom something is counted. Says nothing about who it is.
 *
 * @param hash keyed hash, different in every realm
 */
public record Subject(String hash) {

  /** A user. */
  public static Subject user(KeyedHash hash, String realm, String userId) {
    return new Subject(hash.of("subject-user", realm, userId));
  }

  /** A name that was typed and that no user has, in any case of its letters. */
  public static Subject name(KeyedHash hash, String realm, String typed) {
    return new Subject(hash.of("subject-name", realm, typed.strip().toLowerCase(Locale.ROOT)));
  }

  @Override
  public String toString() {
    return "Subject";
  }
}
