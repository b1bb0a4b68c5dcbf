// SPDX-License-Identifier: Apache-2.0
/**
 * Where the supported lines of Keycloak differ: each class does one thing in a way that all lines
 * know. The code is compiled against the oldest line; {@code LinkageIT} compares it with all.
 */
package io.github.keycloaksspr.keycloak.compat;
