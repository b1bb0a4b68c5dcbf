// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.domain.method.MethodId;
import java.time.Instant;
import java.util.Optional;

/**
 * A verification step that was passed.
 *
 * @param method by which
 * @param destination keyed hash of where the code went; empty for methods that send nothing
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Proof(MethodId method, Optional<String> destination, Instant at) {}
