// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.admin.people.PrefillSheet.Reading;
import io.github.keycloaksspr.admin.people.PrefillSheet.Row;
import io.github.keycloaksspr.admin.people.PrefillSheet.Who;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrefillSheetTest {

  @Test
  void columns_may_stand_in_any_order_and_lines_keep_their_numbers() {
    List<Row> rows = rows("\uFEFFphone,username\r\n+49 1,bob\r\n\r\n+49 2,\"alice\"\r\n");

    assertThat(rows).extracting(Row::line).containsExactly(2, 4);
    assertThat(rows.get(0).who()).contains(new Who.ByName("bob"));
    assertThat(rows.get(1).who()).contains(new Who.ByName("alice"));
    assertThat(rows.get(0).values()).isEqualTo(Map.of(PrefillField.PHONE, "+49 1"));
  }

  @Test
  void users_can_be_named_by_id() {
    assertThat(rows("id;officePhone\nabc;1").get(0).who()).contains(new Who.ById("abc"));
  }

  @Test
  void an_empty_cell_leaves_a_value_as_it_is() {
    assertThat(rows("username,phone,email\nbob,,b@example.org").get(0).values())
        .containsOnlyKeys(PrefillField.EMAIL);
  }

  @Test
  void a_bad_line_spoils_itself_only() {
    List<Row> rows = rows("username,phone\n\"bob,1\nalice,2\ncarol,4,5\n,3");

    assertThat(rows.get(0).problem()).contains(PrefillProblem.MALFORMED);
    assertThat(rows.get(1).problem()).isEmpty();
    assertThat(rows.get(2).problem()).contains(PrefillProblem.MALFORMED);
    assertThat(rows.get(3).problem()).contains(PrefillProblem.NO_USER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "username",
        "phone",
        "username,id,phone",
        "username,phone,phone",
        "username,fax",
        "username,phone,\"email",
        "Username,username,phone",
        "sep=;",
        "sep=;\nusername,phone"
      })
  void a_file_whose_head_is_not_understood_is_not_read(String text) {
    assertThat(PrefillSheet.read(text)).isInstanceOf(Reading.NotUnderstood.class);
  }

  @Test
  void a_file_with_too_many_lines_is_not_read() {
    String line = "\nbob,1";

    assertThat(rows("username,phone" + line.repeat(PrefillSheet.MOST_ROWS)))
        .hasSize(PrefillSheet.MOST_ROWS);
    assertThat(PrefillSheet.read("username,phone" + line.repeat(PrefillSheet.MOST_ROWS + 1)))
        .isInstanceOf(Reading.NotUnderstood.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username;phone;;\nbob;+49 1;;",
        "username;phone;;\nbob;+49 1",
        "username;phone\nbob;+49 1;;;",
        "username;;phone\nbob;;+49 1",
        "username,phone,email\nbob,+49 1",
        "sep=;\nusername;phone\nbob;+49 1",
        "\uFEFFsep=,\r\nUsername,Phone\r\nbob,+49 1",
        "\"sep=;\"\nusername;phone\nbob;+49 1",
        "USERNAME,PHONE\nbob,+49 1",
        " Username , Phone \nbob,+49 1",
        "user name;phone\n;;\nbob;+49 1",
        "\uFEFF\"Username\",\"phone\"\n\"bob\",\"+49 1\"",
        "username\tphone\temail\nbob\t+49 1\t",
        "email\tusername\tphone\n\tbob\t+49 1"
      })
  void a_file_is_read_as_spreadsheets_write_it(String text) {
    assertThat(rows(text)).hasSize(1);
    assertThat(rows(text).get(0).who()).contains(new Who.ByName("bob"));
    assertThat(rows(text).get(0).values()).isEqualTo(Map.of(PrefillField.PHONE, "+49 1"));
    assertThat(rows(text).get(0).problem()).isEmpty();
  }

  @Test
  void lines_keep_their_numbers_after_one_that_names_the_separator() {
    assertThat(rows("sep=;\nid;Office Phone\nabc;1")).extracting(Row::line).containsExactly(3);
  }

  @Test
  void a_line_without_values_names_a_user_all_the_same() {
    assertThat(rows("username,phone\ncarol").get(0).who()).contains(new Who.ByName("carol"));
    assertThat(rows("username,phone\ncarol").get(0).values()).isEmpty();
  }

  @Test
  void a_value_without_a_head_is_malformed() {
    assertThat(rows("username;;phone\nbob;x;1").get(0).problem())
        .contains(PrefillProblem.MALFORMED);
  }

  private static List<Row> rows(String text) {
    Reading reading = PrefillSheet.read(text);
    assertThat(reading).isInstanceOf(Reading.Understood.class);
    return ((Reading.Understood) reading).sheet().rows();
  }
}
