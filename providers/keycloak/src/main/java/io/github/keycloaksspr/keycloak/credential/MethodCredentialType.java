// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import io.github.keycloaksspr.spi.MethodId;

/**
 * What users register with a method on pages of ours. The method's factory says it.
 *
 * @param method whose registration it is
 * @param id the type of the credentials in Keycloak
 * @param registerAction id of the required action that makes one
 * @param form reads what is stored
 */
public record MethodCredentialType(
    MethodId method, String id, String registerAction, StoredForm form) {}
