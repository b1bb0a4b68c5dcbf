// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.MethodId;
import io.github.keycloaksspr.spi.SpiVersion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** What methods of other extensions need not write themselves is the careful choice. */
class MethodTest {

  private static final class Pigeon implements VerificationMethod {

    @Override
    public Availability availability() {
      return Availability.READY;
    }

    @Override
    public Optional<Enrolment> enrolment(UserModel user) {
      return Optional.empty();
    }

    @Override
    public View show(Challenge challenge, Account account) {
      return new View("pigeon", "pigeon.ftl", Map.of());
    }

    @Override
    public Result submit(Challenge challenge, Form form, Account account) {
      throw new AssertionError("Nothing is posted here");
    }
  }

  private record Typed(String typedName) implements Account {

    @Override
    public Optional<UserModel> known() {
      return Optional.empty();
    }
  }

  private static final class PigeonFactory implements VerificationMethodFactory {

    @Override
    public int spiVersion() {
      return SpiVersion.CURRENT;
    }

    @Override
    public String getId() {
      return "pigeon";
    }

    @Override
    public VerificationMethod create(KeycloakSession session) {
      return new Pigeon();
    }

    @Override
    public int order() {
      return 1;
    }

    @Override
    public Set<Kind> kinds() {
      return Set.of(Kind.KNOWLEDGE);
    }

    @Override
    public Optional<String> credentialType() {
      return Optional.empty();
    }

    @Override
    public Optional<String> enrolmentAction() {
      return Optional.empty();
    }
  }

  private final VerificationMethodFactory factory = new PigeonFactory();

  @Test
  void aMethodIsCalledAsItsProviderIs() {
    assertThat(factory.method()).isEqualTo(new MethodId("pigeon"));
  }

  @Test
  void itIsNotOfferedWhereAccountsAreConcealedUnlessItSaysSo() {
    assertThat(factory.isConcealable()).isFalse();
  }

  @Test
  void itComparesApartUnlessItSaysThatItNeedNot() {
    assertThat(factory.comparesApart()).isTrue();
  }

  @Test
  void itKeepsNothingUnlessItSaysSo() {
    assertThat(new Pigeon().begin(new Typed("alice"))).isEqualTo(Challenge.NONE);
  }
}
