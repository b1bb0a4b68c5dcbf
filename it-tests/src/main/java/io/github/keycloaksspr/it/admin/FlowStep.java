// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.admin;

/**
 * One execution of a flow.
 *
 * @param provider the authenticator's id
 * @param requirement REQUIRED, ALTERNATIVE or DISABLED
 */
public record FlowStep(String provider, String requirement) {

  /** A step that must be passed. */
  public static FlowStep required(String provider) {
    return new FlowStep(provider, "REQUIRED");
  }

  /** A step beside which others may do. */
  public static FlowStep alternative(String provider) {
    return new FlowStep(provider, "ALTERNATIVE");
  }

  /** A step that is switched off. */
  public static FlowStep disabled(String provider) {
    return new FlowStep(provider, "DISABLED");
  }
}
