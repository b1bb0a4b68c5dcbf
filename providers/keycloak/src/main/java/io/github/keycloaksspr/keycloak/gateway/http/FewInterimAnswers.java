// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.http;

import java.io.IOException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.ProtocolException;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * Waits for the final answer past a few interim ones (status 1xx, RFC 9110 §15.2), not past any
 * number of them.
 */
final class FewInterimAnswers extends HttpRequestExecutor {

  /** Answers with a status below 200 before the final one. */
  static final int MOST = 8;

  /**
   * Reads the head of the final answer.
   *
   * @throws AnswerTooLargeException if there were too many interim answers
   */
  @Override
  protected HttpResponse doReceiveResponse(
      HttpRequest request, HttpClientConnection connection, HttpContext context)
      throws HttpException, IOException {
    for (int interim = 0; interim <= MOST; interim++) {
      HttpResponse response = connection.receiveResponseHeader();
      int status = response.getStatusLine().getStatusCode();
      if (status < HttpStatus.SC_CONTINUE) {
        throw new ProtocolException("A status is at least 100");
      }
      if (canResponseHaveBody(request, response)) {
        connection.receiveResponseEntity(response);
      }
      if (status >= HttpStatus.SC_OK) {
        return response;
      }
    }
    throw new AnswerTooLargeException();
  }
}
