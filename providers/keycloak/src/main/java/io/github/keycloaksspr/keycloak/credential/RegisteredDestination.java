// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import io.github.keycloaksspr.domain.destination.Destination;
import java.time.Instant;
import java.util.Optional;

/** What takes codes. */
record RegisteredDestination(
    String credentialId, Instant confirmedAt, Optional<Destination> destination)
    implements Registered {}
