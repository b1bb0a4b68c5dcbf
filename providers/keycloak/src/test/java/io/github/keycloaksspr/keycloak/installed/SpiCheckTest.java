// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.installed;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.keycloaksspr.spi.SpiVersion;
import io.github.keycloaksspr.spi.VersionedFactory;
import org.junit.jupiter.api.Test;

class SpiCheckTest {

  /** As one was built against the version after this. */
  private static final class Newer implements VersionedFactory {
    @Override
    public int spiVersion() {
      return SpiVersion.CURRENT + 1;
    }
  }

  @Test
  void aFactoryOfThisVersionIsTaken() {
    assertThatCode(() -> SpiCheck.refuseOtherVersion(() -> SpiVersion.CURRENT))
        .doesNotThrowAnyException();
  }

  @Test
  void aFactoryOfAnotherVersionIsRefusedByName() {
    assertThatIllegalStateException()
        .isThrownBy(() -> SpiCheck.refuseOtherVersion(new Newer()))
        .withMessageContaining(Newer.class.getName())
        .withMessageContaining("version " + (SpiVersion.CURRENT + 1))
        .withMessageContaining("has version " + SpiVersion.CURRENT);
  }

  @Test
  void aFactoryThatCannotTellItsVersionIsRefusedToo() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                SpiCheck.refuseOtherVersion(
                    () -> {
                      throw new AbstractMethodError();
                    }))
        .withMessageContaining("an unknown version");
  }
}
