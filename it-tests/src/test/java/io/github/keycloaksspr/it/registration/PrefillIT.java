// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers and addresses that an administrator or the directory gave to begin with. */
@WithSspr
final class PrefillIT {

  private static final String NUMBER = "+4915177200001";

  @Test
  void are_shown_masked_in_the_list_and_whole_where_they_are_verified(SsprEnvironment environment) {
    Person bob = given(environment, NUMBER, "bob-given@home.example").person("bob");

    Page list = bob.signIn();

    assertThat(state(list, "auth-phone")).isEqualTo("unverified");
    assertThat(state(list, "auth-email")).isEqualTo("unverified");
    assertThat(list.text())
        .contains("+•• ••• ••01", "b•••@home.example")
        .doesNotContain(NUMBER)
        .doesNotContain("bob-given");
    assertThat(bob.setUp("auth-phone").value("destination")).contains(NUMBER);
  }

  @Test
  void count_only_once_they_are_verified(SsprEnvironment environment) {
    TestRealm realm = given(environment, NUMBER, "bob-counts-not@home.example");
    assertThat(reset(realm)).isEqualTo("not-registered");
    Person bob = realm.person("bob");
    bob.signIn();
    assertThat(bob.page().document().select("button[value=finish]").hasAttr("disabled")).isTrue();

    bob.setUp("auth-email");
    bob.giveDestination("bob-counts-not@home.example", "");
    Page list = bob.enterCodeFor("bob-counts-not@home.example");

    assertThat(state(list, "auth-email")).isEqualTo("set");
    assertThat(bob.finish().signedIn()).isTrue();
    assertThat(reset(realm)).isEqualTo("choose-method");
  }

  @Test
  void can_be_changed_and_are_not_offered_again_over_what_the_user_gave(
      SsprEnvironment environment) {
    TestRealm realm = given(environment, NUMBER, "");
    Person bob = realm.person("bob");
    bob.signIn();

    bob.registerPhone("+4915177200002", "sms");

    assertThat(realm.admin().credentials("bob").toString()).contains("••02");
    assertThat(bob.setUp("auth-phone").value("destination")).contains("");
  }

  @Test
  void that_may_not_be_registered_are_not_offered(SsprEnvironment environment) {
    Person bob = given(environment, "not a number", "bob@corp.example").person("bob");

    Page list = bob.signIn();

    assertThat(state(list, "auth-phone")).isEqualTo("missing");
    assertThat(state(list, "auth-email")).isEqualTo("missing");
    assertThat(bob.setUp("auth-email").value("destination")).contains("");
  }

  @Test
  void the_number_of_the_office_phone_is_not_taken_for_a_second_method(
      SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .user("bob", user -> user.attribute("officePhone", "+49 30 7654399"))
            .policy("methodsRequired", "2")
            .create();
    Person bob = realm.person("bob");
    bob.signIn();
    bob.setUp("auth-phone");

    Page refused = bob.giveDestination("+49 30 7654399", "voice");

    assertThat(refused.fieldError("destination")).contains("already use this");
    assertThat(realm.inbox().to("+49307654399")).isEmpty();
  }

  private static TestRealm given(SsprEnvironment environment, String phone, String mail) {
    TestRealm realm =
        environment
            .realm()
            .policy("prefillPhoneAttribute", "mobile")
            .policy("prefillEmailAttribute", "privateMail")
            .user("bob")
            .create();
    realm.admin().declareAttribute("mobile");
    realm.admin().declareAttribute("privateMail");
    realm.admin().setAttribute("bob", "mobile", List.of(phone));
    if (!mail.isEmpty()) {
      realm.admin().setAttribute("bob", "privateMail", List.of(mail));
    }
    return realm;
  }

  private static String reset(TestRealm realm) {
    Person person = realm.person("bob");
    person.forgot();
    return person.identify().mark();
  }

  private static String state(Page page, String method) {
    return page.document().select("[data-sspr-method=" + method + "]").attr("data-sspr-state");
  }
}
