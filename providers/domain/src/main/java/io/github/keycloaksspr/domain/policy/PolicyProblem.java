// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

/**
 * A value that the policy cannot take.
 *
 * @param key where it stands
 * @param value what was given
 * @param allowed what may stand there, in words for an administrator
 */
public record PolicyProblem(PolicyKey key, String value, String allowed) {

  private static final int SHOWN = 80;

  /** The whole complaint, for an administrator. */
  public String text() {
    String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    return key.id() + ": '" + shown + "' is not allowed. Allowed: " + allowed + ".";
  }
}
