// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.domain.report.ReportRow;
import io.github.keycloaksspr.keycloak.Json;
import java.io.IOException;
import java.io.Writer;

/** Rows as a list in a JSON object. */
final class JsonRows implements RowWriter {

  private final Writer out;
  private final ReportHead head;
  private String separator = "";

  JsonRows(Writer out, ReportHead head) {
    this.out = out;
    this.head = head;
  }

  @Override
  public void begin() throws IOException {
    out.write('{');
    if (head.note().isPresent()) {
      out.write("\"note\":" + Json.write(head.note().get()) + ",");
    }
    out.write("\"rows\":[");
  }

  @Override
  public void row(ReportRow row) throws IOException {
    out.write(separator);
    out.write(Json.write(row));
    separator = ",";
  }

  @Override
  public void end() throws IOException {
    out.write("]}");
  }
}
