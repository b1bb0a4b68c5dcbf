// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.server.ServerConcern;
import io.github.keycloaksspr.domain.server.ServerVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerVersionCheckTest {

  @Test
  void an_old_server_is_an_error_and_the_remedy_names_what_to_update_to() {
    List<Finding> findings = findings(new ServerVersion(26, 7, 1));

    assertThat(findings).extracting(Finding::id).containsExactly("server-too-old");
    assertThat(findings.get(0).severity()).isEqualTo(Finding.Severity.ERROR);
    assertThat(findings.get(0).remedy()).contains("26.7.2");
  }

  @Test
  void a_line_that_is_not_supported_is_a_warning() {
    List<Finding> findings = findings(new ServerVersion(26, 8, 0));

    assertThat(findings).extracting(Finding::id).containsExactly("server-line-unsupported");
    assertThat(findings.get(0).severity()).isEqualTo(Finding.Severity.WARNING);
    assertThat(findings.get(0).problem()).contains("26.8.0");
  }

  @Test
  void any_other_server_is_fine() {
    assertThat(findings(new ServerVersion(26, 7, 5))).isEmpty();
  }

  private static List<Finding> findings(ServerVersion version) {
    return new ServerVersionCheck(ServerConcern.about(version)).findings();
  }
}
