// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.typed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users type while they register is read generously, and compared by its meaning. */
@WithSspr
final class TypedAtRegistrationIT {

  @Test
  void a_code_is_read_in_other_digits_and_out_of_its_sentence(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("tara").create();
    Person tara = realm.person("tara");
    tara.signIn();
    tara.setUp("auth-email");
    tara.giveDestination("tara-digits@home.example", "");
    String code = tara.readCode("tara-digits@home.example");

    Page several = tara.enterCode(code + " or " + flipped(code));
    Page list = tara.enterCode("\u2068Your code is " + fullWidth(code) + ". It expires soon.\n");

    assertThat(several.fieldError("code")).contains("several codes");
    assertThat(list.document().select("[data-sspr-method=auth-email]").attr("data-sspr-state"))
        .isEqualTo("set");
  }

  @Test
  void an_address_with_marks_around_it_is_taken_and_an_alias_of_the_own_one_is_not(
      SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("gwen").create();
    Person gwen = realm.person("gwen");
    gwen.signIn();
    gwen.setUp("auth-email");

    Page alias = gwen.giveDestination("gwen+sspr@corp.example", "");
    assertThat(alias.fieldError("destination")).isNotBlank();
    assertThat(realm.inbox().to("gwen+sspr@corp.example")).isEmpty();

    gwen.giveDestination("\u2068gwen-marks@home.example\u2069\n", "");
    assertThat(gwen.readCode("gwen-marks@home.example")).isNotBlank();
  }

  @Test
  void a_domain_is_blocked_in_every_spelling_and_no_other_domain_is(SsprEnvironment environment) {
    TestRealm realm =
        environment.realm().policy("blockedMailDomains", "faß.example").user("fred").create();
    Person fred = realm.person("fred");
    fred.signIn();
    fred.setUp("auth-email");

    assertThat(fred.giveDestination("me@xn--fa-hia.example", "").fieldError("destination"))
        .isNotBlank();
    fred.giveDestination("fred-typed@fass.example", "");
    assertThat(fred.readCode("fred-typed@fass.example")).isNotBlank();
  }

  @Test
  void numbers_of_satellites_and_personal_numbers_are_refused(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("pete").create();
    Person pete = realm.person("pete");
    pete.signIn();
    pete.setUp("auth-phone");

    for (String number : new String[] {"+881 6 1234 5678", "+44 70 1234 5678", "+49 137 1234567"}) {
      assertThat(pete.giveDestination(number, "sms").fieldError("destination"))
          .as(number)
          .contains("special numbers");
    }
  }

  @Test
  void a_line_in_another_spelling_is_the_office_phone(SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .user("otto", user -> user.attribute("officePhone", "+54 11 2345 6790"))
            .policy("methodsRequired", "2")
            .create();
    Person otto = realm.person("otto");
    otto.signIn();
    otto.setUp("auth-phone");

    Page refused = otto.giveDestination("+54 9 11 2345-6790", "voice");

    assertThat(refused.fieldError("destination")).contains("already use this");
  }

  @Test
  void a_prefilled_extension_is_shown_and_dialled_and_no_text_goes_there(
      SsprEnvironment environment) {
    TestRealm realm =
        environment.realm().policy("prefillPhoneAttribute", "hrPhone").user("ella").create();
    realm.admin().declareAttribute("hrPhone");
    realm.admin().setAttribute("ella", "hrPhone", List.of("+1 4252234567 x12345"));
    Person ella = realm.person("ella");
    ella.signIn();

    Page field = ella.setUp("auth-phone");
    assertThat(field.value("destination")).contains("+14252234567 ext. 12345");
    assertThat(ella.giveDestination("+14252234567 ext. 12345", "sms").fieldError("destination"))
        .contains("extension");
    ella.giveDestination("+14252234567 ext. 12345", "voice");
    assertThat(realm.inbox().to("+14252234567"))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.kind()).isEqualTo(Message.Kind.VOICE);
              assertThat(call.raw().get("SendDigits")).endsWith("12345");
            });
  }

  private static String flipped(String code) {
    return new StringBuilder(code).reverse().append('1').substring(1);
  }

  private static String fullWidth(String code) {
    StringBuilder wide = new StringBuilder();
    code.chars().forEach(digit -> wide.append((char) ('０' + digit - '0')));
    return wide.toString();
  }
}
