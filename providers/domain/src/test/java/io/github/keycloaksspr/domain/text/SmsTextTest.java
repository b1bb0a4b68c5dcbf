// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextTest {

  private static final URI PAGE = URI.create("https://SSO.example.org:8443/realms/x/");

  private static String text(String name, URI page) {
    return SmsText.code(known -> "123456 is your code for " + known + ".", name, page, "123456");
  }

  @Test
  void the_last_line_names_the_page_and_the_code() {
    assertThat(text("Contoso", PAGE))
        .isEqualTo("123456 is your code for Contoso.\n@sso.example.org #123456");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://192.0.2.1/", "https://[2001:db8::1]/", "https:///x", "x"})
  void a_page_without_a_name_has_no_line(String page) {
    assertThat(text("Contoso", URI.create(page))).isEqualTo("123456 is your code for Contoso.");
  }

  @Test
  void the_name_gives_way_to_the_line() {
    String text = text("Contoso ".repeat(14).strip(), PAGE);

    assertThat(text).endsWith("\n@sso.example.org #123456").contains("Contoso Contoso");
    assertThat(Gsm7.fitsIntoOne(text)).isTrue();
  }

  @Test
  void the_line_gives_way_when_the_name_cannot_be_shortened_enough() {
    URI page = URI.create("https://" + "long.".repeat(30) + "example/");

    assertThat(text("Contoso", page)).isEqualTo("123456 is your code for Contoso.");
  }

  @Test
  void a_text_without_a_code_shortens_the_name_no_more_than_it_must() {
    String words = "x".repeat(Gsm7.ONE_MESSAGE - 20);

    assertThat(SmsText.around(name -> name + words, "a".repeat(21)))
        .isEqualTo("a".repeat(20) + words);
    assertThat(SmsText.around(name -> name + words, "a".repeat(20)))
        .isEqualTo("a".repeat(20) + words);
    assertThat(SmsText.around(name -> name + words, "€".repeat(11)))
        .isEqualTo("€".repeat(10) + words);
  }

  @Test
  void a_name_is_not_shortened_beyond_recognition() {
    String words = "x".repeat(Gsm7.ONE_MESSAGE - 9);

    assertThat(SmsText.around(name -> name + words, "a".repeat(11)))
        .isEqualTo("a".repeat(11) + words);
    assertThat(SmsText.around(name -> name + words, "a".repeat(9)))
        .isEqualTo("a".repeat(9) + words);
  }

  @Test
  void a_name_in_another_alphabet_is_not_shortened() {
    assertThat(SmsText.around(name -> "Hello " + name, "Пример".repeat(40)))
        .isEqualTo("Hello " + "Пример".repeat(40));
  }

  @Test
  void a_code_without_a_line_shortens_the_name_too() {
    String text = text("Contoso ".repeat(25).strip(), URI.create("https://192.0.2.1/"));

    assertThat(text).startsWith("123456 is your code for Contoso Contoso");
    assertThat(text).doesNotContain("@");
    assertThat(Gsm7.fitsIntoOne(text)).isTrue();
  }

  @Test
  void another_alphabet_keeps_name_and_line() {
    assertThat(text("Пример", PAGE))
        .isEqualTo("123456 is your code for Пример.\n@sso.example.org #123456");
  }

  @Test
  void a_name_is_one_short_line() {
    assertThat(SmsText.shortened(" Contoso\n  Ltd ")).isEqualTo("Contoso Ltd");
    assertThat(SmsText.shortened("x".repeat(29) + "\ud83d\ude00")).isEqualTo("x".repeat(29));
  }

  @Property
  void whatever_the_name_the_code_comes_first_and_a_gsm_text_is_one_message(@ForAll String name) {
    String text = text(SmsText.shortened(name), PAGE);

    assertThat(text).startsWith("123456 is your code for ");
    if (Gsm7.septets(text).isPresent()) {
      assertThat(Gsm7.fitsIntoOne(text)).isTrue();
    }
  }
}
