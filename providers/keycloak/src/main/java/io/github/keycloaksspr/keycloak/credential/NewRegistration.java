// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

/**
 * What a user verified, before it is stored.
 *
 * @param mask what may be shown of it; empty for what shows nothing
 * @param secret the secret half, to be written as JSON
 */
public record NewRegistration(String mask, Object secret) {

  @Override
  public String toString() {
    return "NewRegistration";
  }
}
