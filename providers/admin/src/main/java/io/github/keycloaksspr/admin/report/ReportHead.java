// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a report before its rows.
 *
 * @param name of the file that a browser keeps it in, without its ending
 * @param columns names of the columns
 * @param note what a reader must know, such as that events are not stored
 */
record ReportHead(String name, List<String> columns, Optional<String> note) {

  ReportHead {
    columns = List.copyOf(columns);
  }
}
