// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every field of every form, empty and hostile: a clear error, the rest of the form kept, nothing
 * stored, nothing sent, no stack trace on the page or in the log.
 */
@WithSspr
final class BadInputIT {

  private static final String MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

  private static final List<String> HOSTILE =
      List.of(
          "",
          "   ",
          "x".repeat(10_000),
          "9".repeat(10_000),
          "\u0000",
          "a\u0000b\r\nBcc: victim@example.org",
          MARKUP,
          "${7*7}#{7*7}{{7*7}}",
          "{0} {1}",
          "../../etc/passwd",
          "\u202Egnp.exe",
          "\ud83d\ude00",
          "' OR '1'='1");

  @Test
  void the_name_of_the_user(SsprEnvironment environment) {
    Attack attack = new Attack(environment, environment.realm().user("bob").create());
    attack.bob.forgot();
    for (String text : HOSTILE) {
      Page page = attack.post(Map.of("username", text, "reason", "locked"));

      assertThat(page.mark()).isIn("who-are-you", "unknown-user");
      if (page.mark().equals("who-are-you")) {
        assertThat(page.fieldError("username")).isNotEmpty();
        assertThat(page.document().select("input[name=reason][value=locked]").hasAttr("checked"))
            .isTrue();
      } else {
        attack.bob.browser().press("action", "restart");
      }
      attack.assertHarmless(text);
    }
  }

  @Test
  void a_mail_address_to_be_registered(SsprEnvironment environment) {
    Attack attack = new Attack(environment, environment.realm().user("bob").create());
    attack.bob.signIn();
    attack.bob.setUp("auth-email");
    for (String text : HOSTILE) {
      Page page = attack.post(Map.of("destination", text));

      assertThat(page.mark()).isEqualTo("register-email");
      assertThat(page.fieldError("destination")).isNotEmpty();
      attack.assertHarmless(text);
    }
  }

  @Test
  void a_number_to_be_registered(SsprEnvironment environment) {
    Attack attack = new Attack(environment, environment.realm().user("bob").create());
    attack.bob.signIn();
    attack.bob.setUp("auth-phone");
    for (String text : HOSTILE) {
      Page page = attack.post(Map.of("destination", text, "channel", "sms"));

      assertThat(page.mark()).isEqualTo("register-phone");
      assertThat(page.fieldError("destination")).isNotEmpty();
      attack.assertHarmless(text);
    }
  }

  @Test
  void a_channel(SsprEnvironment environment) {
    Attack attack = new Attack(environment, environment.realm().user("bob").create());
    attack.bob.signIn();
    attack.bob.setUp("auth-phone");
    for (String text : HOSTILE) {
      Page page = attack.post(Map.of("destination", "+49 151 99999999", "channel", text));

      assertThat(page.mark()).isEqualTo("register-phone");
      assertThat(page.errors()).isNotEmpty();
      assertThat(page.value("destination")).contains("+49 151 99999999");
      attack.assertHarmless(text);
    }
  }

  @Test
  void a_method(SsprEnvironment environment) {
    Attack attack = new Attack(environment, environment.realm().user("bob").create());
    attack.bob.signIn();
    for (String text : HOSTILE) {
      assertThat(attack.post(Map.of("method", text)).mark()).isEqualTo("register");
      assertThat(attack.post(Map.of("method", text, "action", "remove")).mark())
          .isEqualTo("register");
      assertThat(attack.post(Map.of("action", text)).mark()).isEqualTo("register");
      attack.assertHarmless(text);
    }
  }

  @Test
  void a_code(SsprEnvironment environment) {
    Attack attack = new Attack(environment, environment.realm().user("bob").create());
    attack.bob.signIn();
    attack.bob.setUp("auth-email");
    attack.bob.giveDestination("bob-bad-code@home.example", "");
    attack.bob.readCode("bob-bad-code@home.example");
    attack.begin();
    for (String text : HOSTILE) {
      Page page = attack.post(Map.of("code", text));

      assertThat(page.mark()).isEqualTo("register-email");
      assertThat(page.fieldError("code")).isNotEmpty();
      attack.assertHarmless(text);
    }
  }

  @Test
  void questions_and_answers(SsprEnvironment environment) {
    Attack attack =
        new Attack(
            environment, environment.realm().methods("security-questions").user("bob").create());
    attack.bob.signIn();
    attack.bob.setUp("security-questions");
    for (String text : HOSTILE) {
      Map<String, String> form = new LinkedHashMap<>();
      for (int i = 1; i <= 5; i++) {
        form.put("question-" + i, text);
        form.put("answer-" + i, text);
      }
      form.put("question-2", "first-pet");
      form.put("answer-2", "Rex the dinosaur");

      Page page = attack.post(form);

      assertThat(page.mark()).isEqualTo("register-questions");
      assertThat(page.fieldError("question-1")).isNotEmpty();
      assertThat(page.document().select("select[name=question-2] option[selected]").attr("value"))
          .isEqualTo("first-pet");
      assertThat(page.document().html()).doesNotContain("Rex the dinosaur");
      attack.assertHarmless(text);
    }
  }

  /** Bob, and what must not have happened to him. */
  private static final class Attack {

    private final SsprEnvironment environment;
    private final TestRealm realm;
    private final Person bob;
    private long inbox;
    private final long log;

    Attack(SsprEnvironment environment, TestRealm realm) {
      this.environment = environment;
      this.realm = realm;
      this.bob = realm.person("bob");
      this.log = environment.log().position();
      begin();
    }

    void begin() {
      inbox = realm.inbox().position();
    }

    Page post(Map<String, String> values) {
      return bob.browser()
          .post(
              bob.page().forms().stream()
                  .filter(form -> form.action().toString().contains("/login-actions/"))
                  .findFirst()
                  .orElseThrow()
                  .action(),
              values);
    }

    void assertHarmless(String text) {
      Page page = bob.page();
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.showsStackTrace()).isFalse();
      assertThat(page.document().select("script:not([src])").html()).doesNotContain("alert(1)");
      assertThat(page.document().select("img[src=x]")).isEmpty();
      assertThat(realm.inbox().after(inbox)).isEmpty();
      assertThat(realm.admin().credentialTypes("bob")).containsExactly("password");
      assertThat(environment.log().ourStackTracesFrom(log)).isEmpty();
      if (text.length() > 3) {
        assertThat(environment.log().textFrom(log)).doesNotContain(text);
      }
    }
  }
}
