// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.web.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every form that the flow or Keycloak itself knows, posted at every step, to this step's execution
 * and to each other one's: nothing leads past the proofs.
 */
@WithSspr
final class OutOfTurnIT {

  private static final String FLOW = "sspr reset credentials";

  @ParameterizedTest
  @EnumSource(value = Step.class, names = "ENTER_CODE", mode = EnumSource.Mode.EXCLUDE)
  void no_form_leads_past_the_proofs(Step step, SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Attacker attacker = new Attacker(bob);
    List<String> executions = executions(bob);

    for (Map<String, String> form : forms(executions)) {
      Page page = step.reach(attacker.freshBrowser(), bob);
      attacker.post(Attacker.action(page), form);
      // The page after it, and the one after loading again, are no better places to post to.
      forcePassword(attacker);
      attacker.person().browser().reload();
      forcePassword(attacker);
    }
    attacker.gainedNothing();
  }

  @ParameterizedTest
  @EnumSource(value = Step.class, names = "ENTER_CODE", mode = EnumSource.Mode.EXCLUDE)
  void no_other_step_s_execution_takes_a_form(Step step, SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Attacker attacker = new Attacker(bob);

    for (String execution : executions(bob)) {
      URI action = Attacker.action(step.reach(attacker.freshBrowser(), bob));
      attacker.post(Query.with(action, "execution", execution), Attacker.NEW_PASSWORD);
      forcePassword(attacker);
    }
    attacker.gainedNothing();
  }

  @ParameterizedTest
  @EnumSource(value = Step.class, names = "ENTER_CODE")
  void while_a_code_is_awaited_no_form_leads_past_it(Step step, SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Attacker attacker = new Attacker(bob);
    step.reach(attacker.freshBrowser(), bob);
    URI tab = Query.without(attacker.person().page().address(), "execution");

    for (Map<String, String> form : forms(executions(bob))) {
      attacker.post(Attacker.action(attacker.person().browser().open(tab)), form);
    }
    for (String execution : executions(bob)) {
      URI action = Attacker.action(attacker.person().browser().open(tab));
      attacker.post(Query.with(action, "execution", execution), Attacker.NEW_PASSWORD);
    }
    attacker.gainedNothingBut(1);
  }

  private static void forcePassword(Attacker attacker) {
    if (!attacker.person().page().forms().isEmpty()) {
      attacker.post(Attacker.NEW_PASSWORD);
    }
  }

  private static List<String> executions(Bob bob) {
    List<String> ids = new ArrayList<>();
    for (JsonNode execution : bob.realm.admin().executions(FLOW)) {
      ids.add(execution.path("id").asText());
    }
    for (String stock : List.of("browser", "reset credentials")) {
      ids.add(bob.realm.admin().executions(stock).get(0).path("id").asText());
    }
    ids.add("00000000-0000-0000-0000-000000000000");
    return ids;
  }

  private static List<Map<String, String>> forms(List<String> executions) {
    List<Map<String, String>> forms = new ArrayList<>();
    forms.add(Attacker.NEW_PASSWORD);
    forms.add(Map.of("username", "bob", "reason", "locked"));
    forms.add(Map.of("method", "auth-email", "channel", "mail"));
    forms.add(Map.of("destination", "attacker@evil.example"));
    forms.add(Map.of("code", "123456"));
    forms.add(Map.of("answer-1", "a", "answer-2", "b", "answer-3", "c"));
    for (String action : List.of("finish", "confirm", "later", "remove", "keep", "another-way")) {
      forms.add(Map.of("action", action));
    }
    forms.add(Map.of("tryAnotherWay", "on"));
    forms.add(Map.of("switchOrganization", "on"));
    forms.add(Map.of("cancel-aia", "true"));
    executions.forEach(id -> forms.add(Map.of("authenticationExecution", id)));
    Map<String, String> everything = new LinkedHashMap<>();
    forms.forEach(everything::putAll);
    everything.remove("username");
    forms.add(everything);
    return forms;
  }
}
