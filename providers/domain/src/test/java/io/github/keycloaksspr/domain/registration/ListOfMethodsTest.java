// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.method.TestMethods;
import io.github.keycloaksspr.domain.policy.Requirements;
import io.github.keycloaksspr.domain.policy.Trait;
import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.MethodId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * A page that is required can be completed by the user who sees it, or left: for every policy,
 * every user and every way in.
 */
class ListOfMethodsTest {

  /**
   * A user at the list, as far as its buttons are concerned.
   *
   * @param policy of the realm
   * @param working the methods that work in the realm
   * @param offered the methods that the realm lets users set up
   * @param usable the methods that the user has
   * @param traits of the user
   * @param graceDays how many days of the grace period are left
   * @param reviews what is to be looked over
   * @param arrivals how the user came, apart from the prompt
   */
  record User(
      Requirements policy,
      Set<MethodId> working,
      Set<MethodId> offered,
      Set<MethodId> usable,
      Set<Trait> traits,
      long graceDays,
      Set<Review> reviews,
      Set<Arrival> arrivals) {

    Enrolment enrolment() {
      Set<MethodId> enabled =
          working.stream()
              .filter(method -> policy.allows(method, TestMethods.kinds(method), traits))
              .collect(Collectors.toSet());
      int proofs = (int) usable.stream().filter(enabled::contains).count();
      return new Enrolment(policy.required(traits), proofs, missing().size());
    }

    Set<MethodId> missing() {
      return offered.stream()
          .filter(working::contains)
          .filter(method -> policy.allows(method, TestMethods.kinds(method), traits))
          .filter(method -> !usable.contains(method))
          .collect(Collectors.toSet());
    }

    Set<Arrival> ways() {
      Set<Arrival> ways = EnumSet.noneOf(Arrival.class);
      ways.addAll(arrivals);
      if (new SignInPrompt(enrolment(), reviews).isDue()) {
        ways.add(Arrival.PROMPT);
      }
      return ways;
    }

    /** Presses "Set up" and does what the method's pages ask for. */
    User setUp(MethodId method) {
      Set<MethodId> more = new HashSet<>(Set.of(method));
      more.addAll(usable);
      Set<Trait> changed = EnumSet.noneOf(Trait.class);
      changed.addAll(traits);
      if (TestMethods.kinds(method).contains(Kind.SECOND_FACTOR)) {
        changed.add(Trait.SECOND_FACTOR);
      }
      return new User(policy, working, offered, more, changed, graceDays, reviews, arrivals);
    }
  }

  @Property(tries = 5_000)
  void some_sequence_of_its_buttons_leads_on(@ForAll("users") User user) {
    User now = user;
    Set<Arrival> ways = now.ways();
    if (ways.isEmpty()) {
      return;
    }
    for (int presses = 0; Exit.of(now.enrolment(), now.graceDays(), ways).isEmpty(); presses++) {
      assertThat(presses)
          .as("Every button was pressed: %s", now)
          .isLessThan(TestMethods.ALL.size());
      Optional<MethodId> next = now.missing().stream().findFirst();
      assertThat(next).as("No button is left: %s", now).isPresent();
      now = now.setUp(next.orElseThrow());
    }
  }

  @Property(tries = 2_000)
  void nobody_who_cannot_complete_it_is_prompted_for_what_is_missing(@ForAll("users") User user) {
    SignInPrompt prompt = new SignInPrompt(user.enrolment(), Set.of());

    assertThat(prompt.isDue()).isEqualTo(user.enrolment().isCompletable());
    assertThat(user.enrolment().isStranded() && prompt.isDue()).isFalse();
  }

  @Property(tries = 2_000)
  void what_can_be_completed_is_left_open_only_while_the_grace_period_lasts(
      @ForAll("users") User user) {
    Set<Exit> exits = Exit.of(user.enrolment(), user.graceDays(), user.ways());

    if (user.enrolment().isCompletable() && !user.ways().equals(Set.of(Arrival.LINK))) {
      assertThat(exits.contains(Exit.LATER)).isEqualTo(user.graceDays() > 0);
      assertThat(exits).doesNotContain(Exit.FINISH);
    }
  }

  @Property(tries = 2_000)
  void what_cannot_be_completed_as_no_code_gets_through_can_be_put_off(
      @ForAll("users") User user, @ForAll @IntRange(max = 3) int undelivered) {
    Enrolment enrolment = user.enrolment().without(undelivered);
    boolean enoughIsLeft = enrolment.needed() <= enrolment.obtainable() - undelivered;
    Set<Exit> exits = Exit.of(enrolment, 0, Set.of(Arrival.PROMPT));

    assertThat(exits.contains(Exit.LATER)).isEqualTo(enrolment.isCompletable() && !enoughIsLeft);
    assertThat(exits.contains(Exit.FINISH)).isEqualTo(!enrolment.isCompletable());
  }

  @Property(tries = 2_000)
  void cancel_stands_only_where_a_link_was_followed_and_nothing_else_holds(
      @ForAll("users") User user) {
    Set<Exit> exits = Exit.of(user.enrolment(), user.graceDays(), user.ways());

    if (exits.contains(Exit.CANCEL)) {
      assertThat(user.ways()).contains(Arrival.LINK).doesNotContain(Arrival.MARK);
    }
    if (user.ways().equals(Set.of(Arrival.LINK))) {
      assertThat(exits).contains(Exit.CANCEL);
    }
  }

  @Provide
  Arbitrary<User> users() {
    return Combinators.combine(
            policies(),
            Arbitraries.of(TestMethods.ALL).set(),
            Arbitraries.of(TestMethods.ALL).filter(m -> !m.equals(TestMethods.OFFICE_PHONE)).set(),
            Arbitraries.of(TestMethods.ALL).set(),
            Arbitraries.of(Trait.class).set(),
            Arbitraries.longs().between(0, 2),
            Arbitraries.of(Review.class).set(),
            Arbitraries.of(Arrival.LINK, Arrival.MARK).set())
        .as(User::new);
  }

  private static Arbitrary<Requirements> policies() {
    return Combinators.combine(
            Arbitraries.of(TestMethods.ALL).set().ofMinSize(1),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(2, 3),
            Arbitraries.integers().between(1, 3))
        .as(Requirements::new);
  }
}
