// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.admin.FlowStep;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.inbox.Inbox;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.KeycloakServer;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.server.ServerSettings;
import io.github.keycloaksspr.it.support.Ports;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import io.github.keycloaksspr.it.web.RealmAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of the guide, in its order, on a server of its own: installed, set up, taken out,
 * and the JARs removed, from a realm that was taken out before and from one that was not.
 */
@OwnServer
final class AdministrationGuideIT {

  private static final Pattern BLOCK =
      Pattern.compile("<!-- (run[^>]*?) -->\\n```bash\\n(.*?)```", Pattern.DOTALL);
  private static final String INSTALL = "unzip";
  private static final URI BACK = URI.create("http://127.0.0.1/app/back");

  private static final String OWN_FLOW = "own reset";

  @TempDir private Path folder;

  @Test
  void every_command_works_and_no_realm_is_lost_with_the_jars() {
    ServerSettings settings =
        ServerSettings.forgetful(ProjectFiles.target("keycloak-guide"), Ports.free())
            .keepingData()
            .shortLived();
    KeycloakDistribution distribution = KeycloakDistribution.configured();
    KeycloakDistribution.remove(settings.home().resolve("data"));
    distribution.unpackTo(settings.home());
    Shell shell = shell(settings);
    List<String> blocks = blocks("run");

    succeed(shell, blocks.stream().filter(block -> block.startsWith(INSTALL)).toList());
    assertThat(settings.home().resolve("providers")).isDirectoryContaining("glob:**.jar");
    try (KeycloakServer server = KeycloakServer.start(distribution, settings)) {
      makeRealm(server.admin(), "myrealm");
      RealmAdmin left = makeRealm(server.admin(), "left");
      left.createFlow(
          OWN_FLOW,
          List.of(
              FlowStep.required("reset-credentials-choose-user"),
              FlowStep.required("reset-credential-email")));
      left.bindResetFlow(OWN_FLOW);
      left.setUp();
      RealmAdmin gone = makeRealm(server.admin(), "gone");
      gone.setUp();
      gone.change(Map.of("attributes", Map.of("sspr.reset-flow-before", "no such flow")));
      left.api()
          .put(left.path("sspr/gateway"), Map.of("provider", "log", "settings", Map.of()))
          .orFail();
      String said =
          succeed(shell, blocks.stream().filter(block -> !block.startsWith(INSTALL)).toList());
      assertThat(said).as("the report of taking out").contains("\"registrationGraceDays\" : \"7\"");
    }

    succeed(shell, blocks("run: stopped"));
    try (KeycloakServer server =
        KeycloakServer.start(distribution, settings.withProviders(List.of()))) {
      assertThat(forgot(server, "myrealm").status()).isEqualTo(200);
      assertSignsIn(server, "myrealm");

      assertThat(forgot(server, "left").status()).isGreaterThanOrEqualTo(400);
      assertSignsIn(server, "left");
      assertThat(server.log().text())
          .contains(
              "Unable to find factory for AuthenticatorFactory: sspr-identify-user",
              "Required action provider factory 'sspr-register-methods' configured in the realm 'left' is not available");

      succeed(shell, blocks("run: without-jars"));
      assertThat(forgot(server, "left").status()).isEqualTo(200);
      RealmAdmin left = server.admin().realm("left");
      assertThat(
              left.api()
                  .get(left.path("authentication/required-actions"))
                  .orFail()
                  .json()
                  .findValuesAsText("alias"))
          .contains("UPDATE_PASSWORD")
          .noneMatch(alias -> alias.startsWith("sspr-"));
      assertThat(left.api().post(left.path("partial-export")).status()).isEqualTo(200);
      assertThat(left.settings().path("resetCredentialsFlow").asText()).isEqualTo(OWN_FLOW);
      assertThat(left.settings().path("attributes").properties())
          .isNotEmpty()
          .noneMatch(attribute -> attribute.getKey().startsWith("sspr."));

      succeed(shell, List.of("KCADM=bin/kcadm.sh bash \"$SAMPLES/remove-without-jars.sh\" gone"));
      RealmAdmin gone = server.admin().realm("gone");
      assertThat(gone.settings().path("resetCredentialsFlow").asText())
          .isEqualTo("reset credentials");
      succeed(shell, List.of("KCADM=bin/kcadm.sh bash \"$SAMPLES/remove-without-jars.sh\" gone"));
    }
  }

  private Shell shell(ServerSettings settings) {
    return new Shell(
        settings.home(),
        Map.of(
            "SERVER",
            "http://" + Ports.LOOPBACK + ":" + settings.port(),
            "ADMIN_PASSWORD",
            settings.adminPassword(),
            "SSPR_ZIP",
            zip().toString(),
            "SAMPLES",
            ProjectFiles.root().resolve("docs/samples").toString(),
            "KC_BUILD_OPTIONS",
            "--db=dev-file",
            "KCADM_CONFIG",
            folder.resolve(".keycloak/kcadm.config").toString(),
            "KC_OPTS",
            "-Duser.home=" + folder));
  }

  private static String succeed(Shell shell, List<String> blocks) {
    assertThat(blocks).isNotEmpty();
    Shell.Outcome outcome = shell.run(String.join("\n", blocks));
    assertThat(outcome.status()).as(outcome.output()).isZero();
    return outcome.output();
  }

  private static RealmAdmin makeRealm(AdminApi admin, String name) {
    RealmAdmin realm =
        admin.createRealm(
            Map.of(
                "realm",
                name,
                "enabled",
                true,
                "sslRequired",
                "none",
                "resetPasswordAllowed",
                true,
                "clients",
                List.of(
                    Map.of(
                        "clientId",
                        "demo-app",
                        "publicClient",
                        true,
                        "redirectUris",
                        List.of("http://127.0.0.1/app/*")))));
    for (String username : List.of("alice", "bob")) {
      realm.createUser(
          Map.of(
              "username",
              username,
              "email",
              username + "@corp.example",
              "firstName",
              "First",
              "lastName",
              "Last",
              "enabled",
              true,
              "credentials",
              List.of(Map.of("type", "password", "value", UserSpec.PASSWORD))));
    }
    return realm;
  }

  private static Page forgot(KeycloakServer server, String realm) {
    return bob(server, realm).forgot();
  }

  private static void assertSignsIn(KeycloakServer server, String realm) {
    assertThat(bob(server, realm).signIn().signedIn()).isTrue();
  }

  private static Person bob(KeycloakServer server, String realm) {
    return new Person(
        new RealmAddress(server.baseUrl(), realm, "demo-app", BACK),
        new Inbox(),
        "bob",
        UserSpec.PASSWORD);
  }

  private static List<String> blocks(String mark) {
    try {
      Matcher matcher =
          BLOCK.matcher(Files.readString(ProjectFiles.root().resolve("docs/admin-guide.md")));
      List<String> blocks = new ArrayList<>();
      while (matcher.find()) {
        if (matcher.group(1).equals(mark)) {
          blocks.add(matcher.group(2));
        }
      }
      return blocks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path zip() {
    try (Stream<Path> files = Files.list(ProjectFiles.root().resolve("target"))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(".zip"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
