// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.web.Cookies;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was proven in one realm is worth nothing in another. */
@WithSspr
final class CrossRealmIT {

  @Test
  void a_proven_session_of_one_realm_sets_no_password_in_another(SsprEnvironment environment) {
    Bob there = Bob.with(environment, 1);
    Bob here = Bob.with(environment, 1);
    Person proven = there.person.elsewhere();
    Step.ENTER_CODE.reach(proven, there);
    URI action = Attacker.action(proven.enterCodeFor(there.mail));
    Attacker attacker = new Attacker(here);
    takeCookies(proven, there, attacker.person(), here);

    attacker.post(inRealm(action, there, here), Attacker.NEW_PASSWORD);
    attacker.person().browser().open(inRealm(proven.page().address(), there, here));
    Attacker.assertNoPrize(attacker.person().page(), "the address of the proven tab");

    attacker.gainedNothing();
  }

  @Test
  void a_code_of_one_realm_is_wrong_in_another(SsprEnvironment environment) {
    Bob there = Bob.with(environment, 1);
    Bob here = Bob.with(environment, 1);
    Person own = there.person.elsewhere();
    Step.ENTER_CODE.reach(own, there);
    String code = own.readCode(there.mail);
    Attacker attacker = new Attacker(here);
    Step.ENTER_CODE.reach(attacker.person(), here);

    attacker.post(Map.of("code", code));

    attacker.gainedNothingBut(1);
  }

  private static URI inRealm(URI address, Bob from, Bob to) {
    return URI.create(
        address.toString().replace("/" + from.realm.name() + "/", "/" + to.realm.name() + "/"));
  }

  private static void takeCookies(Person from, Bob there, Person to, Bob here) {
    List<Cookies.Cookie> all = from.browser().cookies().all();
    for (Cookies.Cookie cookie : all) {
      String path =
          cookie.path().replace("/" + there.realm.name() + "/", "/" + here.realm.name() + "/");
      to.browser().cookies().add(new Cookies.Cookie(cookie.name(), cookie.value(), path));
    }
  }
}
