// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import jakarta.ws.rs.core.MediaType;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms in which a report can be had. */
enum ReportFormat {
  JSON("json", MediaType.APPLICATION_JSON) {
    @Override
    RowWriter writer(Writer out, ReportHead head) {
      return new JsonRows(out, head);
    }
  },
  CSV("csv", "text/csv;charset=UTF-8") {
    @Override
    RowWriter writer(Writer out, ReportHead head) {
      return new CsvRows(out, head);
    }
  };

  private final String id;
  private final String type;

  ReportFormat(String id, String type) {
    this.id = id;
    this.type = type;
  }

  /** What the answer's rows go to. */
  abstract RowWriter writer(Writer out, ReportHead head);

  MediaType type() {
    return MediaType.valueOf(type);
  }

  /** The format of that name, empty for any other name. */
  static Optional<ReportFormat> named(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }

  /** What the client likes best: CSV only where it is named before JSON. */
  static ReportFormat preferred(List<MediaType> accepted) {
    return accepted.stream()
        .flatMap(wish -> Arrays.stream(values()).filter(format -> format.type().isCompatible(wish)))
        .findFirst()
        .orElse(JSON);
  }
}
