// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.support.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The samples make what set-up makes. */
@WithSspr
final class SamplesIT {

  private static final Path SAMPLES = ProjectFiles.root().resolve("docs/samples");
  private static final String FLOW = "sspr reset credentials";
  private static final Map<String, String> PILOT =
      Map.of("scope", "selected", "scopeGroups", "/pilot");

  @TempDir private Path folder;

  @Test
  void the_script_sets_a_realm_up_and_can_be_run_again(SsprEnvironment environment) {
    RealmAdmin realm =
        environment.realm().withoutSetUp().with("resetPasswordAllowed", false).create().admin();
    Shell shell =
        new Shell(
            environment.server().settings().home(),
            Map.of("KCADM_CONFIG", folder.resolve("kcadm.config").toString()));
    String script =
        "bin/kcadm.sh config credentials --config \"$KCADM_CONFIG\" --server "
            + environment.server().baseUrl()
            + " --realm master --user admin --password admin\n"
            + "bash "
            + SAMPLES.resolve("setup.sh")
            + " "
            + realm.name();

    Shell.Outcome first = shell.run(script);

    assertThat(first.status()).as(first.output()).isZero();
    assertThat(first.output()).contains("\"added\"", "\"healthy\"");
    assertThat(realm.policy()).isEqualTo(PILOT);
    assertThat(realm.api().get(realm.path("groups")).orFail().json().findValuesAsText("name"))
        .containsExactly("pilot");
    assertThat(realm.settings().path("resetCredentialsFlow").asText()).isEqualTo(FLOW);
    assertThat(realm.settings().path("resetPasswordAllowed").asBoolean()).isTrue();
    Shell.Outcome second = shell.run("bash " + SAMPLES.resolve("setup.sh") + " " + realm.name());
    assertThat(second.status()).as(second.output()).isZero();
    assertThat(second.output()).doesNotContain("\"added\"");
  }

  @Test
  void the_realm_file_makes_what_set_up_makes(SsprEnvironment environment) throws IOException {
    ObjectNode file =
        (ObjectNode) Json.read(Files.readString(SAMPLES.resolve("realm-import.json")));
    RealmAdmin setUp = environment.realm().create().admin();
    String name = setUp.name() + "-imported";
    file.put("realm", name);
    environment.admin().post("/admin/realms", file).orFail();
    RealmAdmin imported = environment.admin().realm(name);

    JsonNode report = imported.setUpQuietly();

    assertThat(report.path("items").findValuesAsText("outcome")).containsOnly("kept");
    assertThat(imported.executions(FLOW).findValuesAsText("providerId"))
        .isEqualTo(setUp.executions(FLOW).findValuesAsText("providerId"));
    assertThat(actions(imported)).isEqualTo(actions(setUp));
    assertThat(imported.policy()).containsAllEntriesOf(PILOT);
    assertThat(imported.api().get(imported.path("users/profile")).orFail().json())
        .isEqualTo(setUp.api().get(setUp.path("users/profile")).orFail().json());
    assertThat(
            imported
                .api()
                .get(imported.path("sspr/doctor"))
                .orFail()
                .json()
                .path("healthy")
                .asBoolean())
        .isTrue();
  }

  @Test
  void the_file_for_keycloak_config_cli_names_what_set_up_names(SsprEnvironment environment)
      throws IOException {
    Object yaml =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(SAMPLES.resolve("keycloak-config-cli.yaml")));
    JsonNode file = Json.of(yaml);
    RealmAdmin realm = environment.realm().create().admin();

    assertThat(file.path("resetCredentialsFlow").asText()).isEqualTo(FLOW);
    assertThat(file.path("authenticationFlows").findValuesAsText("authenticator"))
        .isEqualTo(realm.executions(FLOW).findValuesAsText("providerId"));
    assertThat(file.path("authenticationFlows").findValuesAsText("requirement"))
        .containsOnly("REQUIRED");
    assertThat(ours(file.path("requiredActions"))).isEqualTo(ours(allActions(realm)));
    Map<String, String> policy = new LinkedHashMap<>();
    file.path("requiredActions")
        .path(0)
        .path("config")
        .properties()
        .forEach(entry -> policy.put(entry.getKey(), entry.getValue().asText()));
    realm.storePolicy(policy).orFail();
    assertThat(policy).containsAllEntriesOf(PILOT);
    assertThat(file.path("groups").findValuesAsText("name")).containsExactly("pilot");
  }

  @Test
  void the_file_for_terraform_names_what_set_up_names(SsprEnvironment environment)
      throws IOException {
    String file = Files.readString(SAMPLES.resolve("terraform.tf"));
    RealmAdmin realm = environment.realm().create().admin();

    assertThat(values(file, "authenticator"))
        .isEqualTo(realm.executions(FLOW).findValuesAsText("providerId"));
    assertThat(values(file, "requirement")).containsOnly("REQUIRED");
    assertThat(values(file, "alias")).contains(FLOW);
    assertThat(new TreeSet<>(values(file, "alias"))).containsAll(actions(realm));
    assertThat(values(file, "scope")).containsExactly("selected");
    assertThat(values(file, "scopeGroups")).containsExactly("/pilot");
    assertThat(file.chars().filter(each -> each == '{').count())
        .isEqualTo(file.chars().filter(each -> each == '}').count());
    Shell.Outcome format =
        new Shell(SAMPLES, Map.of())
            .run(
                "if command -v terraform >/dev/null; then terraform fmt -check -diff terraform.tf; fi");
    assertThat(format.status()).as(format.output()).isZero();
  }

  private static List<String> values(String file, String key) {
    Matcher matcher =
        Pattern.compile("^\\s+" + key + "\\s+= \"([^\"]*)\"$", Pattern.MULTILINE).matcher(file);
    List<String> values = new ArrayList<>();
    while (matcher.find()) {
      values.add(matcher.group(1));
    }
    return values;
  }

  private static Set<String> actions(RealmAdmin realm) {
    return new TreeSet<>(
        allActions(realm).findValuesAsText("alias").stream()
            .filter(alias -> alias.startsWith("sspr-"))
            .toList());
  }

  private static JsonNode allActions(RealmAdmin realm) {
    return realm.api().get(realm.path("authentication/required-actions")).orFail().json();
  }

  /** Id and name of each action of ours. */
  private static Set<String> ours(JsonNode actions) {
    Set<String> ours = new TreeSet<>();
    actions.forEach(
        action -> {
          if (action.path("providerId").asText().startsWith("sspr-")) {
            ours.add(action.path("alias").asText() + ": " + action.path("name").asText());
          }
        });
    return ours;
  }
}
