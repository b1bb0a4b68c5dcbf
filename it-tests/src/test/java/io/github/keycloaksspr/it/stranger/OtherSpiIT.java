// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.stranger;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.SsprEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An extension that was built against another version of the SPI. */
@OwnServer
final class OtherSpiIT {

  @Test
  void is_refused_at_the_start_with_its_name() {
    assertThatIllegalStateException()
        .isThrownBy(OtherSpiIT::start)
        .withMessageContaining("com.example.badge.BadgeMethodFactory in badge-stranger.jar")
        .withMessageContaining("version 99 of the SPI of Keycloak SSPR");
  }

  private static void start() {
    SsprEnvironment.start(
            "keycloak-other-spi",
            (usual, twilio, address) -> {
              List<Path> jars = new ArrayList<>(usual.providers());
              jars.add(
                  StrangerJar.build(
                      "badge",
                      usual.home(),
                      source -> source.replace("CURRENT = 1;", "CURRENT = 99;")));
              return usual.withProviders(jars);
            })
        .close();
  }
}
