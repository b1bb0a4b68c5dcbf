// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.http.entity.AbstractHttpEntity;

/**
 * A body that goes out once. Apache's client repeats no request whose body it cannot write again,
 * whatever its retry settings say; before the first byte it may still try another connection.
 */
final class OneTimeBody extends AbstractHttpEntity {

  private final byte[] content;
  private boolean begun;

  OneTimeBody(String text, String type) {
    content = text.getBytes(StandardCharsets.UTF_8);
    setContentType(type);
  }

  /** Whether writing has begun. */
  boolean begun() {
    return begun;
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public long getContentLength() {
    return content.length;
  }

  @Override
  public InputStream getContent() {
    return new ByteArrayInputStream(content);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (begun) {
      throw new IOException("The body was written before");
    }
    begun = true;
    out.write(content);
  }

  @Override
  public boolean isStreaming() {
    return !begun;
  }
}
