// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {

  private final Csv commas = Csv.of("username,phone");

  @Test
  void cells_are_separated_by_commas_and_bare_of_space_around_them() {
    assertThat(commas.cells(" bob , +49 151 1 ,,x "))
        .contains(List.of("bob", "+49 151 1", "", "x"));
  }

  @Test
  void a_head_with_semicolons_means_semicolons_everywhere() {
    assertThat(Csv.of("username;phone").cells("bob;a,b")).contains(List.of("bob", "a,b"));
  }

  @Test
  void quotes_keep_separators_and_two_of_them_mean_one() {
    assertThat(commas.cells("\"Bob \"\"the\"\" builder, inc.\" , x"))
        .contains(List.of("Bob \"the\" builder, inc.", "x"));
  }

  @Test
  void an_empty_line_is_one_empty_cell() {
    assertThat(commas.cells("")).contains(List.of(""));
    assertThat(commas.cells("\"\"")).contains(List.of(""));
  }

  @Test
  void the_last_cell_may_be_empty() {
    assertThat(commas.cells("bob,")).contains(List.of("bob", ""));
    assertThat(commas.cells("\"bob\",")).contains(List.of("bob", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"bob", "bob,\"+49", "\"bob\"x,y", "\"a\"\"", "bob,\"a\" \"b\""})
  void quotes_that_do_not_match_make_no_cells(String line) {
    assertThat(commas.cells(line)).isEmpty();
  }
}
