// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.http;

import java.io.IOException;

/** The other side sends more than an answer about one message can need. The rest is not read. */
final class AnswerTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  AnswerTooLargeException() {
    super("The answer is too large");
  }
}
