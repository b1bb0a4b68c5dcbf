// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.circle.inside;

import io.github.keycloaksspr.it.circle.Hen;

/** Leads back to the package around its own. */
public record Egg(Hen hatched) {}
