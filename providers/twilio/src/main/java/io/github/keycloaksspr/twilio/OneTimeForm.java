// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.http.entity.AbstractHttpEntity;

/**
 * A form that goes out once. Apache's client repeats no request whose body it cannot write again,
 * whatever its retry settings say; before the first byte it may still try another connection.
 */
final class OneTimeForm extends AbstractHttpEntity {

  private final byte[] content;
  private boolean begun;

  OneTimeForm(String encoded) {
    content = encoded.getBytes(StandardCharsets.US_ASCII);
    setContentType("application/x-www-form-urlencoded; charset=UTF-8");
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
      throw new IOException("The form was written before");
    }
    begun = true;
    out.write(content);
  }

  @Override
  public boolean isStreaming() {
    return !begun;
  }
}
