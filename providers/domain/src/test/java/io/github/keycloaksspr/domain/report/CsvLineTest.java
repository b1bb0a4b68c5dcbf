// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvLineTest {

  @Test
  void ends_lines_as_rfc_4180_says() {
    assertThat(CsvLine.of(List.of("a", "", "c"))).isEqualTo("a,,c\r\n");
  }

  @Test
  void quotes_what_would_break_a_line_apart() {
    assertThat(CsvLine.of(List.of("a,b", "say \"x\"", "two\nlines")))
        .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "＋1"})
  void begins_no_cell_like_a_formula(String text) {
    assertThat(CsvLine.of(List.of(text))).startsWith("\"'");
  }

  @Property
  void gives_back_what_was_put_in(@ForAll String text) {
    String line = CsvLine.of(List.of(text));
    String cell = line.substring(0, line.length() - 2);
    String read =
        cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;

    assertThat(read).isIn(text, "'" + text);
    assertThat(cell.isEmpty() || "=+-@\t\r".indexOf(read.charAt(0)) < 0).isTrue();
  }
}
