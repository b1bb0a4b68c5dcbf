// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What the doctor says.
 *
 * @param version which release of the product says it
 * @param findings the worst first
 */
record Diagnosis(String version, List<Finding> findings) {

  Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong that makes resets unsafe or impossible. */
  @JsonProperty
  boolean healthy() {
    return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
  }
}
