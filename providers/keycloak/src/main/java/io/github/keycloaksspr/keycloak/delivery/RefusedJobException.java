// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.keycloak.metrics.RefusedJob;
import java.util.concurrent.RejectedExecutionException;

/** A job was not taken. */
final class RefusedJobException extends RejectedExecutionException {

  private static final long serialVersionUID = 1;

  private final RefusedJob reason;

  RefusedJobException(RefusedJob reason, String message) {
    super(message);
    this.reason = reason;
  }

  RefusedJob reason() {
    return reason;
  }
}
