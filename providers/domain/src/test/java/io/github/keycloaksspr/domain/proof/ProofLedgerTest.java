// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.method.TestMethods;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofLedgerTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant LATER = NOW.plusSeconds(1);

  private static final Proof OFFICE = proof(TestMethods.OFFICE_PHONE, "one");
  private static final Proof PHONE = proof(TestMethods.AUTH_PHONE, "two");
  private static final Proof QUESTIONS =
      new Proof(TestMethods.SECURITY_QUESTIONS, Optional.empty(), Optional.empty(), NOW);

  private final ProofLedger empty = ProofLedger.empty("flow", "user", "execution");

  private static Proof proof(MethodId method, String destination) {
    return new Proof(method, Optional.of(destination), Optional.empty(), NOW);
  }

  @Test
  void aResetBeginsWithNoProof() {
    assertThat(empty).isEqualTo(new ProofLedger("flow", "user", "execution", List.of()));
    assertThat(empty.count()).isZero();
  }

  @Test
  void itHoldsASecondFactorWhenOneOfTheProofsIsOne() {
    Proof recovery = new Proof(TestMethods.RECOVERY_CODE, Optional.empty(), Optional.empty(), NOW);

    Set<MethodId> secondFactors = Set.of(TestMethods.AUTHENTICATOR_APP, TestMethods.RECOVERY_CODE);

    assertThat(empty.isProvenByAny(secondFactors)).isFalse();
    assertThat(empty.with(PHONE).with(QUESTIONS).isProvenByAny(secondFactors)).isFalse();
    assertThat(empty.with(PHONE).with(recovery).isProvenByAny(secondFactors)).isTrue();
  }

  @Test
  void differentMethodsToDifferentPlacesCountEachInTheOrderOfPassing() {
    ProofLedger ledger = empty.with(PHONE).with(QUESTIONS).with(OFFICE);

    assertThat(ledger)
        .isEqualTo(new ProofLedger("flow", "user", "execution", List.of(PHONE, QUESTIONS, OFFICE)));
    assertThat(ledger.proofs()).containsExactly(PHONE, QUESTIONS, OFFICE);
    assertThat(ledger.count()).isEqualTo(3);
  }

  @Test
  void addingAProofLeavesTheEarlierLedgerAsItWas() {
    assertThat(empty.with(PHONE).count()).isEqualTo(1);
    assertThat(empty.count()).isZero();
  }

  @Nested
  class WhatNeverCountsTwice {

    @Test
    void theSameMethodEvenToAnotherPlace() {
      ProofLedger ledger = empty.with(PHONE);

      assertThat(ledger.with(PHONE)).isEqualTo(ledger);
      assertThat(ledger.with(proof(TestMethods.AUTH_PHONE, "three"))).isEqualTo(ledger);
      assertThat(
              ledger.with(
                  new Proof(TestMethods.AUTH_PHONE, Optional.empty(), Optional.empty(), LATER)))
          .isEqualTo(ledger);
    }

    @Test
    void theSamePlaceEvenByAnotherMethod() {
      ProofLedger ledger = empty.with(PHONE);

      assertThat(ledger.with(proof(TestMethods.OFFICE_PHONE, "two"))).isEqualTo(ledger);
    }

    @Test
    void aMethodThatSendsNothing() {
      ProofLedger ledger = empty.with(QUESTIONS);

      assertThat(
              ledger.with(
                  new Proof(
                      TestMethods.SECURITY_QUESTIONS, Optional.empty(), Optional.empty(), LATER)))
          .isEqualTo(ledger);
    }

    @Test
    void anyOfThemReadFromAListWithRepeats() {
      ProofLedger read =
          new ProofLedger(
              "flow",
              "user",
              "execution",
              List.of(
                  PHONE,
                  proof(TestMethods.OFFICE_PHONE, "two"),
                  proof(TestMethods.AUTH_PHONE, "three"),
                  QUESTIONS,
                  QUESTIONS,
                  PHONE));

      assertThat(read.proofs()).containsExactly(PHONE, QUESTIONS);
      assertThat(read.count()).isEqualTo(2);
      assertThat(read.satisfies("flow", "user", 3)).isFalse();
    }
  }

  @Test
  void twoMethodsThatSendNothingAreNotOnePlace() {
    Proof nowhere = new Proof(TestMethods.AUTH_EMAIL, Optional.empty(), Optional.empty(), NOW);

    assertThat(empty.with(QUESTIONS).with(nowhere).count()).isEqualTo(2);
  }

  @Test
  void itProvesWhatWasPassedAndWhatGoesToTheSamePlace() {
    ProofLedger ledger = empty.with(PHONE);

    assertThat(ledger.proves(TestMethods.AUTH_PHONE, Optional.of("two"))).isTrue();
    assertThat(ledger.proves(TestMethods.AUTH_PHONE, Optional.of("three"))).isTrue();
    assertThat(ledger.proves(TestMethods.AUTH_PHONE, Optional.empty())).isTrue();
    assertThat(ledger.proves(TestMethods.OFFICE_PHONE, Optional.of("two"))).isTrue();
  }

  @Test
  void itProvesNothingElse() {
    ProofLedger ledger = empty.with(PHONE).with(QUESTIONS);

    assertThat(ledger.proves(TestMethods.OFFICE_PHONE, Optional.of("one"))).isFalse();
    assertThat(ledger.proves(TestMethods.OFFICE_PHONE, Optional.empty())).isFalse();
    assertThat(empty.proves(TestMethods.AUTH_PHONE, Optional.of("two"))).isFalse();
  }

  @Nested
  class WithTwoProofs {

    private final ProofLedger ledger = empty.with(PHONE).with(QUESTIONS);

    @ParameterizedTest
    @CsvSource({
      "flow, user, 1, true",
      "flow, user, 2, true",
      "flow, user, 3, false",
      "flow, user, 0, false",
      "flow, user, -1, false",
      "other, user, 1, false",
      "flow, other, 1, false",
      "other, other, 2, false",
      "user, flow, 1, false"
    })
    void itSatisfiesSoManyOrFewerOfThatResetAndUserOnly(
        String flow, String user, int required, boolean satisfied) {
      assertThat(ledger.satisfies(flow, user, required)).isEqualTo(satisfied);
    }
  }

  @Test
  void withoutAnyProofItSatisfiesNothing() {
    assertThat(empty.satisfies("flow", "user", 0)).isFalse();
    assertThat(empty.satisfies("flow", "user", 1)).isFalse();
  }

  @Nested
  class WhatRemains {

    private final KeyedHash hash = new KeyedHash("key".getBytes(StandardCharsets.UTF_8));
    private final Destination one = new PhoneNumber("+4930123456", Optional.empty());
    private final Destination other = new PhoneNumber("+4930123457", Optional.empty());
    private final UsableMethod office = to(TestMethods.OFFICE_PHONE, one, Channel.VOICE);
    private final UsableMethod phone = to(TestMethods.AUTH_PHONE, other, Channel.SMS);
    private final UsableMethod samePhone = to(TestMethods.AUTH_PHONE, one, Channel.SMS);
    private final UsableMethod mail =
        to(TestMethods.AUTH_EMAIL, new MailAddress("anna@example.org"), Channel.MAIL);
    private final UsableMethod questions =
        UsableMethod.withoutDestination(TestMethods.SECURITY_QUESTIONS, Set.of());

    private UsableMethod to(MethodId id, Destination destination, Channel channel) {
      return UsableMethod.to(id, destination, List.of(channel));
    }

    private Proof proofBy(UsableMethod method) {
      return new Proof(
          method.id(), method.destination().map(hash::destination), Optional.empty(), NOW);
    }

    private List<UsableMethod> remaining(ProofLedger ledger, UsableMethod... methods) {
      return ledger.remaining(new UsableMethods(List.of(methods)), hash).list();
    }

    @Test
    void isEverythingBeforeTheFirstProof() {
      assertThat(remaining(empty, office, phone, mail, questions))
          .containsExactly(office, phone, mail, questions);
    }

    @Test
    void isWhatWasNotUsed() {
      assertThat(remaining(empty.with(proofBy(phone)), office, phone, mail, questions))
          .containsExactly(office, mail, questions);
      assertThat(
              remaining(
                  empty.with(proofBy(phone)).with(proofBy(questions)),
                  office,
                  phone,
                  mail,
                  questions))
          .containsExactly(office, mail);
    }

    @Test
    void isNotWhatGoesToAPlaceThatWasUsed() {
      assertThat(remaining(empty.with(proofBy(office)), office, samePhone, mail, questions))
          .containsExactly(mail, questions);
    }

    @Test
    void isNotAMethodThatWasUsedWithAnotherDestinationBefore() {
      assertThat(remaining(empty.with(proofBy(samePhone)), phone, mail)).containsExactly(mail);
    }

    @Test
    void isNothingWhenAllWereUsed() {
      assertThat(remaining(empty.with(proofBy(questions)), questions)).isEmpty();
    }
  }

  @Property
  void neverAMethodOrAPlaceTwiceWhateverIsRead(@ForAll("proofs") List<Proof> proofs) {
    ProofLedger read = new ProofLedger("flow", "user", "execution", proofs);
    ProofLedger added = empty;
    for (Proof proof : proofs) {
      added = added.with(proof);
    }

    Set<Object> seen = new HashSet<>();
    assertThat(read.proofs())
        .allSatisfy(
            proof -> {
              assertThat(seen.add(proof.method())).isTrue();
              proof.destination().ifPresent(place -> assertThat(seen.add(place)).isTrue());
            });
    assertThat(added).isEqualTo(read);
    assertThat(proofs)
        .allSatisfy(proof -> assertThat(read.proves(proof.method(), proof.destination())).isTrue());
  }

  @Provide
  Arbitrary<List<Proof>> proofs() {
    return Combinators.combine(
            Arbitraries.of(TestMethods.ALL),
            Arbitraries.of("one", "two", "three").optional(0.7),
            Arbitraries.of(NOW, LATER))
        .as((method, place, at) -> new Proof(method, place, Optional.empty(), at))
        .list()
        .ofMaxSize(8);
  }

  @Nested
  class WhetherProofsStillCount {

    private final KeyedHash hash = new KeyedHash("key".getBytes(StandardCharsets.UTF_8));
    private final UsableMethod phone = phone("+4930123456");
    private final UsableMethod questions =
        UsableMethod.withoutDestination(TestMethods.SECURITY_QUESTIONS, Set.of("answers"));
    private final UsableMethod app =
        UsableMethod.withoutDestination(TestMethods.AUTHENTICATOR_APP, Set.of("old", "new"));

    private UsableMethod phone(String number) {
      return UsableMethod.to(
          TestMethods.AUTH_PHONE, new PhoneNumber(number, Optional.empty()), List.of(Channel.SMS));
    }

    private boolean stands(Proof proof, UsableMethod... now) {
      List<UsableMethod> usable = List.of(now);
      return empty
          .with(proof)
          .stands(new UsableMethods(usable), usable.stream().map(UsableMethod::id).toList(), hash);
    }

    @Test
    void aDestinationMustBeTheOneThatTheCodeWentTo() {
      Proof proof = Proof.byDestination(phone, hash, NOW);

      assertThat(stands(proof, questions, phone)).isTrue();
      assertThat(stands(proof, questions, phone("+4930123457"))).isFalse();
      assertThat(stands(proof, questions)).isFalse();
    }

    @Test
    void aCredentialMustBeThereStill() {
      assertThat(stands(Proof.byCredential(TestMethods.AUTHENTICATOR_APP, "old", NOW), app))
          .isTrue();
      assertThat(stands(Proof.byCredential(TestMethods.AUTHENTICATOR_APP, "gone", NOW), app))
          .isFalse();
      assertThat(stands(Proof.byCredential(TestMethods.SECURITY_QUESTIONS, "answers", NOW), app))
          .isFalse();
    }

    @Test
    void aCredentialThatTheProofUsedUpNeedsItsMethodOnly() {
      Proof last = Proof.usedUp(TestMethods.RECOVERY_CODE, NOW);
      ProofLedger ledger = empty.with(last);
      UsableMethods none = new UsableMethods(List.of());

      assertThat(ledger.stands(none, List.of(TestMethods.RECOVERY_CODE), hash)).isTrue();
      assertThat(ledger.stands(none, List.of(TestMethods.AUTH_PHONE), hash)).isFalse();
    }

    @Test
    void oneThatDoesNotIsEnough() {
      ProofLedger ledger =
          empty
              .with(Proof.byDestination(phone, hash, NOW))
              .with(Proof.byCredential(TestMethods.AUTHENTICATOR_APP, "gone", NOW));

      assertThat(
              ledger.stands(
                  new UsableMethods(List.of(phone, app)), List.of(phone.id(), app.id()), hash))
          .isFalse();
    }

    @Test
    void theProofsThatThereAreAndThoseThatCanBeAddedAreAttainable() {
      ProofLedger used = empty.with(Proof.usedUp(TestMethods.RECOVERY_CODE, NOW));

      assertThat(used.attainable(new UsableMethods(List.of()), hash)).isEqualTo(1);
      assertThat(used.attainable(new UsableMethods(List.of(phone, app)), hash)).isEqualTo(3);
      assertThat(
              empty
                  .with(Proof.byDestination(phone, hash, NOW))
                  .attainable(new UsableMethods(List.of(phone, app)), hash))
          .isEqualTo(2);
    }
  }
}
