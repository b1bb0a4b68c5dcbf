// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import java.util.List;

/** One line of a report. */
public interface ReportRow {

  /** Its cells as texts, in the order of the report's columns; an empty text where nothing is. */
  List<String> cells();
}
