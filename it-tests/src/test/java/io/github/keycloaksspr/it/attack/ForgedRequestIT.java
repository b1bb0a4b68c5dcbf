// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bob is in the middle of a reset, and somebody sends his form for him: from another browser, or
 * from his own with an address that was not on his page. Even with everything right in the form it
 * does nothing, and Bob goes on.
 */
@WithSspr
final class ForgedRequestIT {

  private static final URI EVIL = URI.create("http://evil.example/");

  @ParameterizedTest
  @EnumSource(Step.class)
  void from_another_browser_does_nothing(Step step, SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Person victim = bob.person.elsewhere();
    URI action = Attacker.action(step.reach(victim, bob));
    Map<String, String> right = step.rightForm(victim, bob);
    Attacker attacker = new Attacker(bob);

    attacker.post(action, right);
    attacker.person().forgot();
    attacker.post(action, right);

    attacker.gainedNothing();
    assertThat(victim.browser().reload().mark()).isEqualTo(step.mark());
  }

  @Test
  void from_another_browser_sets_no_password(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Person victim = bob.person.elsewhere();
    Step.ENTER_CODE.reach(victim, bob);
    URI action = Attacker.action(victim.enterCodeFor(bob.mail));
    Attacker attacker = new Attacker(bob);

    attacker.post(action, Attacker.NEW_PASSWORD);
    attacker.person().forgot();
    attacker.post(action, Attacker.NEW_PASSWORD);

    attacker.gainedNothing();
    assertThat(victim.browser().reload().mark()).isEqualTo("new-password");
    assertThat(victim.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");
  }

  @Test
  void to_a_changed_address_does_nothing(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Person victim = bob.person.elsewhere();
    Step.ENTER_CODE.reach(victim, bob);
    URI tab = victim.page().address();
    String code = victim.readCode(bob.mail);
    URI otherTab = Attacker.action(victim.forgot());
    Attacker attacker = new Attacker(bob);

    for (String name : List.of("session_code", "tab_id", "execution")) {
      for (URI changed : changes(Attacker.action(victim.browser().open(tab)), name, otherTab)) {
        Page page = victim.browser().post(changed, Map.of("code", code));

        Attacker.assertNoPrize(page, changed.toString());
        assertThat(victim.browser().open(tab).mark())
            .as(changed.toString())
            .isEqualTo("enter-code");
      }
    }
    attacker.gainedNothing();
    victim.browser().open(tab);
    assertThat(victim.enterCode(code).mark()).isEqualTo("new-password");
  }

  @Test
  void with_other_client_data_leads_nowhere_else(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Person victim = bob.person.elsewhere();
    Step.CONFIRM_DESTINATION.reach(victim, bob);
    URI tab = victim.page().address();
    String evil =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                "{\"ru\":\"%s\",\"rt\":\"code\",\"st\":\"x\"}"
                    .formatted(EVIL)
                    .getBytes(StandardCharsets.UTF_8));

    for (String data : List.of("", "x", "e30", evil)) {
      assertStaysHere(victim.browser().open(Query.with(tab, "client_data", data)));
      URI action = Attacker.action(victim.browser().open(tab));
      assertStaysHere(
          victim
              .browser()
              .post(Query.with(action, "client_data", data), Map.of("action", "another-way")));
      URI restart = URI.create(tab.toString().replace("reset-credentials", "restart"));
      Person other = bob.person.elsewhere();
      assertStaysHere(other.browser().open(Query.with(restart, "client_data", data)));
    }
  }

  private static void assertStaysHere(Page page) {
    Attacker.assertNoBreakdown(page, page.toString());
    assertThat(page.address().getHost()).isNotEqualTo(EVIL.getHost());
    assertThat(page.document().select("a[href^=%s], form[action^=%s]".formatted(EVIL, EVIL)))
        .isEmpty();
  }

  /** Without the parameter, with nothing in it, with nonsense, and with that of another tab. */
  private static List<URI> changes(URI action, String name, URI otherTab) {
    List<URI> changes = new ArrayList<>();
    changes.add(Query.without(action, name));
    changes.add(Query.with(action, name, ""));
    changes.add(Query.with(action, name, "x".repeat(43)));
    changes.add(Query.with(action, name, Query.get(otherTab, name)));
    return changes;
  }
}
