// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

/** The store of the counters does not answer, so that nothing that is counted may happen. */
public final class CountersUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CountersUnavailableException(Throwable cause) {
    super("The store of the counters does not answer", cause);
  }
}
