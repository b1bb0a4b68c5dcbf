// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.domain.report.ReportRow;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A report whose rows come one after the other. */
interface Report {

  ReportHead head();

  /** Hands over row after row, in sessions of its own. */
  void rows(Rows to);

  /** Where rows go. */
  interface Rows {

    /** Takes one. */
    void take(ReportRow row);

    /** Rows that end up there. */
    static Rows into(RowWriter writer) {
      return row -> {
        try {
          writer.row(row);
        } catch (IOException e) {
          throw new UncheckedIOException("The report is not taken any more", e);
        }
      };
    }
  }
}
