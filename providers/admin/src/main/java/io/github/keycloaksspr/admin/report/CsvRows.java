// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.domain.report.CsvLine;
import io.github.keycloaksspr.domain.report.ReportRow;
import java.io.IOException;
import java.io.Writer;

/** Rows as CSV. A note has no place there; it stands in a header of the answer. */
record CsvRows(Writer out, ReportHead head) implements RowWriter {

  @Override
  public void begin() throws IOException {
    out.write(CsvLine.of(head.columns()));
  }

  @Override
  public void row(ReportRow row) throws IOException {
    out.write(CsvLine.of(row.cells()));
  }

  @Override
  public void end() {
    // A file of lines has no end mark; an answer that broke off has no last chunk.
  }
}
