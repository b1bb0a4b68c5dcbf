// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * A value that the policy cannot take.
 *
 * @param key where it stands
 * @param value what was given
 * @param allowed what may stand there, in words for an administrator
 */
public record PolicyProblem(PolicyKey key, String value, String allowed) {

  private static final int SHOWN = 80;

  /**
   * A code that would outlive its page.
   *
   * @param code how long it is to last
   * @param page how long Keycloak lets its page wait
   */
  static Optional<PolicyProblem> ofTime(Duration code, Duration page) {
    PolicyKey key = PolicyKey.CODE_LIFESPAN;
    return code.compareTo(page) > 0
        ? Optional.of(
            new PolicyProblem(
                key,
                String.valueOf(code.toSeconds()),
                key.value().allowed()
                    + ", and at most "
                    + page.toSeconds()
                    + ": the realm lets a page wait for so many seconds, and a code ends with its"
                    + " page. For more, raise Realm settings, Sessions, User action lifespan first"))
        : Optional.empty();
  }

  /** The whole complaint, for an administrator. */
  public String text() {
    String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    return key.id() + ": '" + shown + "' is not allowed. Allowed: " + allowed + ".";
  }
}
