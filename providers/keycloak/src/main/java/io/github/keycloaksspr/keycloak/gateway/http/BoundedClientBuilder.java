// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.http;

import org.apache.http.ConnectionReuseStrategy;
import org.apache.http.client.AuthenticationStrategy;
import org.apache.http.client.UserTokenHandler;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.conn.ConnectionKeepAliveStrategy;
import org.apache.http.conn.HttpClientConnectionManager;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.impl.execchain.ClientExecChain;
import org.apache.http.protocol.HttpProcessor;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * Builds clients that read no more of an answer's head, and of the lines around the pieces of its
 * body, than an answer about one message can need. Without such bounds a header line without end
 * fills the memory within seconds.
 *
 * <p>Whatever connection manager the client gets, its connections are bounded.
 */
public final class BoundedClientBuilder extends HttpClientBuilder {

  /** One line: status, header, trailer, size of a chunk. In bytes. */
  static final int LONGEST_LINE = 8 * 1024;

  /** Lines of headers, and as many trailers. */
  static final int MOST_HEADERS = 64;

  @Override
  protected ClientExecChain createMainExec(
      HttpRequestExecutor unbounded,
      HttpClientConnectionManager connections,
      ConnectionReuseStrategy reuse,
      ConnectionKeepAliveStrategy keepAlive,
      HttpProcessor processor,
      AuthenticationStrategy ofTarget,
      AuthenticationStrategy ofProxy,
      UserTokenHandler tokens) {
    if (!(connections instanceof PoolingHttpClientConnectionManager pool)) {
      throw new IllegalStateException("Only connections of a pool can be bounded");
    }
    pool.setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setMessageConstraints(
                MessageConstraints.custom()
                    .setMaxLineLength(LONGEST_LINE)
                    .setMaxHeaderCount(MOST_HEADERS)
                    .build())
            .build());
    return super.createMainExec(
        new FewInterimAnswers(), pool, reuse, keepAlive, processor, ofTarget, ofProxy, tokens);
  }
}
