// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.server.ServerVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServerVersionCheckTest {

  @Test
  void an_old_server_is_an_error_and_the_remedy_names_what_to_update_to() {
    List<Finding> findings =
        new ServerVersionCheck(Optional.of(new ServerVersion(26, 7, 1))).findings();

    assertThat(findings).extracting(Finding::id).containsExactly("server-too-old");
    assertThat(findings.get(0).severity()).isEqualTo(Finding.Severity.ERROR);
    assertThat(findings.get(0).remedy()).contains("26.7.2");
  }

  @Test
  void any_other_server_is_fine() {
    assertThat(new ServerVersionCheck(Optional.empty()).findings()).isEmpty();
  }
}
