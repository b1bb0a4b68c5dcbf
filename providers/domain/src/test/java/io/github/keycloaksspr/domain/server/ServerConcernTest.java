// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerConcernTest {

  @ParameterizedTest
  @ValueSource(strings = {"26.4.15", "26.6.6", "26.7.2", "26.7.5"})
  void a_mended_server_of_a_supported_line_is_no_concern(String version) {
    assertThat(about(version)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"26.4.14, 26.4.15", "26.5.6, 26.7.2", "26.6.5, 26.6.6", "26.7.1, 26.7.2"})
  void a_flawed_server_is_told_what_to_update_to(String version, String update) {
    assertThat(about(version))
        .singleElement()
        .satisfies(
            concern -> {
              assertThat(concern.kind()).isEqualTo(ServerConcern.Kind.FLAW);
              assertThat(concern.problem()).contains(version).contains("CVE-2026-18963");
              assertThat(concern.remedy()).contains(update);
              assertThat(concern.text()).contains(concern.problem()).contains(concern.remedy());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"26.8.0", "27.0.0", "999.0.0-SNAPSHOT"})
  void a_newer_line_is_told_which_lines_are_supported(String version) {
    assertThat(about(version))
        .singleElement()
        .satisfies(
            concern -> {
              assertThat(concern.kind()).isEqualTo(ServerConcern.Kind.UNSUPPORTED_LINE);
              assertThat(concern.remedy()).contains("26.4, 26.5, 26.6, 26.7");
            });
  }

  @Test
  void an_old_line_without_the_fix_is_two_concerns() {
    assertThat(about("26.3.5"))
        .extracting(ServerConcern::kind)
        .containsExactly(ServerConcern.Kind.FLAW, ServerConcern.Kind.UNSUPPORTED_LINE);
  }

  private static List<ServerConcern> about(String version) {
    return ServerConcern.about(ServerVersion.read(version).orElseThrow());
  }
}
