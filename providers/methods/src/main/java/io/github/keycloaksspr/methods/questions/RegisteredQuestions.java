// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.questions;

import io.github.keycloaksspr.keycloak.credential.Registered;
import java.time.Instant;

/**
 * Security questions of a user.
 *
 * @param answers to be checked, never read
 */
record RegisteredQuestions(String credentialId, Instant confirmedAt, HashedAnswers answers)
    implements Registered {}
