// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/**
 * Sends a report while it is made. What goes wrong half-way breaks the answer off, so that nobody
 * takes a part for the whole.
 */
final class ReportAnswer {

  /** Says in a header what CSV has no place for. */
  static final String NOTE = "Sspr-Note";

  private ReportAnswer() {}

  static Response of(Report report, ReportFormat format) {
    ReportHead head = report.head();
    Response.ResponseBuilder answer =
        Response.ok((StreamingOutput) out -> write(report, format, out))
            .type(format.type())
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header("X-Content-Type-Options", "nosniff");
    if (format == ReportFormat.CSV) {
      answer.header(
          HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + head.name() + ".csv\"");
    }
    head.note().ifPresent(note -> answer.header(NOTE, note));
    return answer.build();
  }

  private static void write(Report report, ReportFormat format, OutputStream out)
      throws IOException {
    BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    RowWriter writer = format.writer(text, report.head());
    writer.begin();
    report.rows(Report.Rows.into(writer));
    writer.end();
    text.flush();
  }
}
