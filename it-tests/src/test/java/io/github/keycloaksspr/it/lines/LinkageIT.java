// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.server.ProjectFiles;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One set of JARs fits all supported lines: all that it refers to is there in each server, and all
 * that a server's interface asks of a class of ours is in that class. No server runs for it.
 */
final class LinkageIT {

  private static final String MAILS = "org/keycloak/email/EmailTemplateProvider";

  static Stream<String> versions() {
    return Servers.all();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void the_jars_fit(String version) {
    Linkage linkage = linkage(version);

    assertThat(linkage.faults()).isEmpty();
    // The compiler copied these constants, so a change of them would go unseen.
    assertThat(
            linkage.constant(
                "org/keycloak/models/utils/KeycloakModelUtils", "CLIENT_ROLE_SEPARATOR"))
        .contains((int) '.');
    assertThat(
            linkage.constant(
                "org/keycloak/authentication/authenticators/browser/AbstractUsernameFormAuthenticator",
                "USERNAME_HIDDEN"))
        .contains("USERNAME_HIDDEN");
  }

  @Test
  void the_rule_knows_what_the_oldest_line_lacks() {
    Linkage linkage = linkage(Servers.all().findFirst().orElseThrow());

    assertThat(
            linkage.faultsOf(
                Linkage.Reference.toType("org/keycloak/storage/StorageUnavailableException")))
        .isNotEmpty();
    assertThat(
            linkage.faultsOf(
                new Linkage.Reference(
                    MAILS,
                    "send",
                    "(Ljava/lang/String;Ljava/lang/String;Ljava/util/Map;Ljava/lang/String;)V")))
        .isNotEmpty();
    assertThat(linkage.faultsOf(new Linkage.Reference(MAILS, "close", "()V"))).isEmpty();
  }

  private static Linkage linkage(String version) {
    Assumptions.assumeTrue(
        Servers.of(version).isPresent(), "Keycloak " + version + " was not fetched");
    return Linkage.of(ProjectFiles.packagedJars(), Servers.of(version).orElseThrow().zip());
  }
}
