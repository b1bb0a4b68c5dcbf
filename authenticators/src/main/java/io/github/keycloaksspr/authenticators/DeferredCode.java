// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.code.Codes;
import io.github.keycloaksspr.domain.typed.TypedDestination;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;

/**
 * A code that was made for a typed destination, and goes out if that is the account's own.
 *
 * @param method by which it proves
 * @param channel the way it goes
 * @param typed what was typed
 * @param binding what it is bound to: the typed name and the typed destination
 * @param issued the code
 */
record DeferredCode(
    MethodId method,
    Channel channel,
    TypedDestination.Legible typed,
    CodeBinding binding,
    Codes.Issued issued) {

  @Override
  public String toString() {
    return "DeferredCode";
  }
}
