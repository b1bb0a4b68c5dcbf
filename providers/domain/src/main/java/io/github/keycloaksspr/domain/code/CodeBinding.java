// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.code;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.spi.MethodId;

/**
 * All that a code is bound to (NIST SP 800-63B-4 §3.1.3, ASVS 5.0 V6.6.2): it is right only where
 * every part is what it was when the code was made.
 *
 * @param realm id of the realm
 * @param user id of the user
 * @param method the method that it proves
 * @param destination where it was sent
 * @param purpose what it is good for
 * @param session id of the authentication session's tab, which only the browser that asked has
 */
public record CodeBinding(
    String realm,
    String user,
    MethodId method,
    Destination destination,
    Purpose purpose,
    String session) {

  String hash(KeyedHash hash, String code) {
    return hash.of(
        "code", realm, user, method.value(), destination.canonical(), purpose.id(), session, code);
  }

  @Override
  public String toString() {
    return "CodeBinding of user " + user;
  }
}
