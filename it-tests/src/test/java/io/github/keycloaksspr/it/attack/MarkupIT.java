// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.FormClient;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/**
 * Everything that comes from somewhere else is markup here: the user's names, the realm's name, the
 * administrator's own questions, pre-filled values, what was typed, the browser's name. It is shown
 * on every page and in every mail, and stays text.
 */
@WithSspr
final class MarkupIT {

  private static final String MARK = "[data-evil], [onmouseover*=evil], a[href^=javascript:evil]";

  @Test
  void in_names_and_questions_stays_text_on_pages_and_in_mails(SsprEnvironment environment) {
    TestRealm realm = realm(environment);
    String username = "bob" + markup("name");
    createUser(realm, username, "bob@corp.example");
    long inbox = realm.inbox().position();
    Person person = realm.person(username);
    person.browser().as("Mozilla/5.0 (X11; Linux) Chrome/1 " + markup("browser"));
    String mail = "bob-of-" + realm.name() + "@home.example";

    person.openRegistration();
    person.setUp("auth-email");
    person.giveDestination(markup("typed"), "");
    assertThat(person.page().value("destination")).contains(markup("typed"));
    person.registerEmail(mail);
    person.registerQuestions(List.of("Aardvark", "Blue bicycle", "Marzipan"));
    person.finish();
    Person forgetful = person.elsewhere();
    forgetful.forgot();
    forgetful.identify(markup("nobody"));
    forgetful.forgot();
    forgetful.identify(username);
    forgetful.choose("auth-email", "mail");
    forgetful.confirmDestination(markup("destination"));
    forgetful.confirmDestination(mail);
    forgetful.enterCode(markup("code"));
    forgetful.enterCodeFor(mail);
    forgetful.proveByQuestions();
    forgetful.newPassword("second-Passw0rd");
    assertThat(forgetful.page().mark()).isEqualTo("done");

    assertTextOnly(person);
    assertTextOnly(forgetful);
    realm.inbox().await(inbox, "the notice", each -> each.html().contains("bob&quot;"));
    assertTextOnly(realm.inbox().after(inbox));
    assertTextOnly(environment.inboxServer().address());
  }

  @Test
  void in_names_stays_text_in_what_administrators_get(SsprEnvironment environment) {
    TestRealm realm = realm(environment);
    String username = "dora" + markup("name");
    createUser(realm, username, "dora@corp.example");
    long inbox = realm.inbox().position();
    Person dora = realm.person(username);
    dora.forgot();
    dora.identify();

    dora.browser().press("action", "contact");

    assertTextOnly(dora);
    Message mail =
        realm
            .inbox()
            .await(
                inbox,
                "the request",
                each -> each.to().equals("help-" + realm.name() + "@corp.example"));
    assertThat(Jsoup.parse(mail.html()).text()).contains(username);
    assertTextOnly(List.of(mail));
  }

  private static TestRealm realm(SsprEnvironment environment) {
    String questions =
        String.join(
            "##",
            IntStream.range(1, 4).mapToObj(i -> "Question " + i + markup("question")).toList());
    TestRealm realm =
        environment
            .realm()
            .with("displayName", "Realm" + markup("realm"))
            .methods("auth-email", "security-questions")
            .policy("methodsRequired", "2")
            .policy("questions", questions)
            .policy("questionsToRegister", "3")
            .policy("prefillEmailAttribute", "otherMail")
            .create();
    realm.admin().changePolicy(Map.of("helpdesk", "help-" + realm.name() + "@corp.example"));
    realm.admin().declareAttribute("otherMail");
    Profiles.withoutValidation(realm);
    return realm;
  }

  private static void createUser(TestRealm realm, String username, String mail) {
    realm
        .admin()
        .createUser(
            Map.of(
                "username",
                username,
                "email",
                mail,
                "emailVerified",
                true,
                "firstName",
                markup("first"),
                "lastName",
                markup("last"),
                "enabled",
                true,
                "attributes",
                Map.of("otherMail", List.of(markup("prefill"))),
                "credentials",
                List.of(Map.of("type", "password", "value", "first-Passw0rd"))));
  }

  /** Breaks out of text, of attributes in both quotes, and of a script. */
  private static String markup(String where) {
    return "\"'><b data-evil='%s' onmouseover=evil()>x</b></script>${7*7}".formatted(where);
  }

  private static void assertTextOnly(Person person) {
    assertThat(person.browser().visited()).hasSizeGreaterThan(3);
    for (Page page : person.browser().visited()) {
      Attacker.assertNoBreakdown(page, page.toString());
      assertTextOnly(page.document(), page.toString());
    }
  }

  private static void assertTextOnly(List<Message> mails) {
    assertThat(mails).isNotEmpty();
    for (Message mail : mails) {
      assertThat(mail.html()).isNotEmpty();
      assertTextOnly(Jsoup.parse(mail.html()), mail.subject());
    }
  }

  private static void assertTextOnly(URI inbox) {
    assertTextOnly(new FormClient(inbox).open("/").document(), "the inbox");
  }

  private static void assertTextOnly(Document document, String where) {
    assertThat(document.select(MARK)).as(where).isEmpty();
    assertThat(document.select("script").html()).as(where).doesNotContain("data-evil");
    assertThat(document.text()).as(where).doesNotContain("</script>49");
  }
}
