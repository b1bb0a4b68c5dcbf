// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsableMethodsTest {

  private static final Destination ONE = new PhoneNumber("+4930123456", Optional.empty());
  private static final Destination OTHER = new PhoneNumber("+4930123457", Optional.empty());

  private static final UsableMethod OFFICE = to(TestMethods.OFFICE_PHONE, ONE, Channel.VOICE);
  private static final UsableMethod PHONE = to(TestMethods.AUTH_PHONE, OTHER, Channel.SMS);
  private static final UsableMethod MAIL =
      to(TestMethods.AUTH_EMAIL, new MailAddress("anna@example.org"), Channel.MAIL);
  private static final UsableMethod QUESTIONS =
      UsableMethod.withoutDestination(TestMethods.SECURITY_QUESTIONS, Set.of());

  private static UsableMethod to(MethodId id, Destination destination, Channel channel) {
    return UsableMethod.to(id, destination, List.of(channel));
  }

  private static UsableMethods of(UsableMethod... methods) {
    return new UsableMethods(List.of(methods));
  }

  @Test
  void aMethodIsFoundByItsId() {
    assertThat(of(OFFICE, PHONE).find(TestMethods.AUTH_PHONE)).contains(PHONE);
    assertThat(of(OFFICE, PHONE).find(TestMethods.OFFICE_PHONE)).contains(OFFICE);
  }

  @Test
  void aMethodThatIsNotThereIsNotFound() {
    assertThat(of(OFFICE, PHONE).find(TestMethods.AUTH_EMAIL)).isEmpty();
  }

  @Test
  void noMethodsGiveNoProof() {
    assertThat(of().distinctProofs()).isZero();
  }

  @Test
  void methodsWithDifferentDestinationsGiveOneProofEach() {
    assertThat(of(OFFICE).distinctProofs()).isEqualTo(1);
    assertThat(of(OFFICE, PHONE, MAIL, QUESTIONS).distinctProofs()).isEqualTo(4);
  }

  @Test
  void anAppAndRecoveryCodesGiveOneProofEach() {
    UsableMethod app = UsableMethod.withoutDestination(TestMethods.AUTHENTICATOR_APP, Set.of());
    UsableMethod recovery = UsableMethod.withoutDestination(TestMethods.RECOVERY_CODE, Set.of());

    assertThat(of(app, recovery, QUESTIONS).distinctProofs()).isEqualTo(3);
  }

  @Test
  void twoMethodsWithOneDestinationGiveOneProof() {
    UsableMethod samePhone = to(TestMethods.AUTH_PHONE, ONE, Channel.SMS);

    assertThat(of(OFFICE, samePhone).distinctProofs()).isEqualTo(1);
    assertThat(of(OFFICE, samePhone, QUESTIONS).distinctProofs()).isEqualTo(2);
  }

  @Test
  void twoExtensionsOfOneLineGiveOneProof() {
    UsableMethod sameLine =
        to(
            TestMethods.AUTH_PHONE,
            new PhoneNumber("+4930123456", Optional.of("12")),
            Channel.VOICE);

    assertThat(of(OFFICE, sameLine).distinctProofs()).isEqualTo(1);
  }

  @Test
  void aMethodSharesADestinationWithAnotherMethodThatGoesThere() {
    assertThat(of(OFFICE, PHONE).sharesDestination(TestMethods.AUTH_PHONE, ONE)).isTrue();
    assertThat(
            of(OFFICE, PHONE)
                .sharesDestination(
                    TestMethods.AUTH_PHONE, new PhoneNumber("+4930123456", Optional.of("12"))))
        .isTrue();
  }

  @Test
  void aMethodDoesNotShareADestinationWithItself() {
    assertThat(of(OFFICE, PHONE).sharesDestination(TestMethods.AUTH_PHONE, OTHER)).isFalse();
  }

  @Test
  void aPlaceWhereNoMethodGoesIsNotShared() {
    assertThat(
            of(OFFICE, MAIL, QUESTIONS)
                .sharesDestination(TestMethods.AUTH_PHONE, new MailAddress("bob@example.org")))
        .isFalse();
  }

  @Test
  void theyCannotBeChangedThroughTheListTheyWereMadeOf() {
    List<UsableMethod> list = new ArrayList<>(List.of(OFFICE));
    UsableMethods methods = new UsableMethods(list);
    list.add(PHONE);

    assertThat(methods.distinctProofs()).isEqualTo(1);
  }
}
