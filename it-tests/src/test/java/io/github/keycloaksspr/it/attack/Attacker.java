// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.web.Cookies;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.PageForm;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody with browsers of their own who is after Bob's account and knows all about him but his
 * password and what he receives.
 */
final class Attacker {

  /** The password that every attack tries to set. */
  static final String PASSWORD = "attacker-Passw0rd";

  /** The form that sets it. */
  static final Map<String, String> NEW_PASSWORD =
      Map.of("password-new", PASSWORD, "password-confirm", PASSWORD);

  private static final String BOBS_PASSWORD = "first-Passw0rd";

  /** Pages that only proofs lead to. */
  private static final List<String> PRIZES = List.of("new-password", "unlocked", "done");

  private static final Set<String> RESULTS_OF_PROOFS = Set.of("passed", "reset", "unlocked");

  private final Bob bob;
  private final long inbox;
  private final long log;
  private final long proofs;
  private Person person;

  Attacker(Bob bob) {
    this.bob = bob;
    this.inbox = bob.realm.inbox().position();
    this.log = bob.realm.environment().log().position();
    this.proofs = proofs(bob);
    this.person = bob.person.elsewhere();
  }

  /** The browser in use. */
  Person person() {
    return person;
  }

  /** Another browser, without any cookies. */
  Person freshBrowser() {
    person = bob.person.elsewhere();
    return person;
  }

  /** Where the page's form goes. */
  static URI action(Page page) {
    return page.forms().stream()
        .map(PageForm::action)
        .filter(action -> action.toString().contains("/login-actions/"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No form on " + page));
  }

  /** Posts, and looks whether the answer is a prize or a breakdown. */
  Page post(URI address, Map<String, String> form) {
    Page page = person.browser().post(address, form);
    assertNoPrize(page, form + " to " + address.getPath());
    return page;
  }

  /** Posts to the form of the page that is shown. */
  Page post(Map<String, String> form) {
    return post(action(person.page()), form);
  }

  /** Neither what only a proven person sees, nor a breakdown. */
  static void assertNoPrize(Page page, String attack) {
    assertThat(page.mark()).as(attack).isNotIn(PRIZES);
    assertNoBreakdown(page, attack);
  }

  /** A hostile request is refused, it does not break anything. */
  static void assertNoBreakdown(Page page, String attack) {
    assertThat(page.status()).as(attack).isBetween(200, 499);
    assertThat(page.showsStackTrace()).as(attack).isFalse();
  }

  /** No message to Bob either. */
  void gainedNothing() {
    gainedNothingBut(0);
  }

  /**
   * Bob's password is what it was, nobody is signed in, nothing was proven, nothing broke.
   *
   * @param codes how many codes may have been sent to Bob: those that he would have asked for too
   */
  void gainedNothingBut(int codes) {
    assertThat(person.browser().cookies().all())
        .extracting(Cookies.Cookie::name)
        .doesNotContain("KEYCLOAK_IDENTITY", "KEYCLOAK_SESSION");
    assertThat(bob.person.elsewhere().signIn(PASSWORD).signedIn()).isFalse();
    assertThat(bob.person.elsewhere().signIn(BOBS_PASSWORD).signedIn()).isTrue();
    assertThat(proofs(bob)).as("proofs").isEqualTo(proofs);
    assertThat(codes()).as("codes that were sent").hasSize(codes);
    assertThat(bob.realm.environment().log().ourStackTracesFrom(log)).isEmpty();
  }

  /** What was sent to anybody since the attack began, notices left out. */
  List<Message> codesToAnybody() {
    return bob.realm.inbox().after(inbox).stream()
        .filter(message -> message.code().isPresent())
        .toList();
  }

  private List<Message> codes() {
    return codesToAnybody().stream()
        .filter(message -> List.of(bob.mail, bob.phone, bob.officePhone).contains(message.to()))
        .toList();
  }

  /** How often somebody proved to be Bob, or got what a proof is good for. */
  static long proofs(Bob bob) {
    String user = bob.realm.admin().userId("bob");
    return bob.realm.admin().events().stream()
        .filter(event -> event.path("userId").asText().equals(user))
        .map(event -> event.path("details").path("sspr_result"))
        .map(JsonNode::asText)
        .filter(RESULTS_OF_PROOFS::contains)
        .count();
  }
}
