// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.domain.report.ReportRow;
import java.io.IOException;

/** Takes rows one after the other and keeps none. */
interface RowWriter {

  void begin() throws IOException;

  void row(ReportRow row) throws IOException;

  void end() throws IOException;
}
