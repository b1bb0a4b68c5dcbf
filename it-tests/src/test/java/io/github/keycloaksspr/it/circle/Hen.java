// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.circle;

import io.github.keycloaksspr.it.circle.inside.Egg;

/**
 * Needs the package inside its own, which needs this one: what the rule about circles must find.
 */
public record Hen(Egg laid) {}
