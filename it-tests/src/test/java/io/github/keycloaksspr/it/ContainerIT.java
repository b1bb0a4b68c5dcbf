// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.ContainerConfig;
import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.ProjectFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.DockerImageName;

/**
 * The image of {@code docker/Dockerfile}. Needs an engine and a way to get Keycloak's own image.
 */
@OwnServer
final class ContainerIT {

  /** Another image of Keycloak to build from, such as one of a registry of your own. */
  private static final String IMAGE_SETTING = "SSPR_KEYCLOAK_IMAGE";

  private static final Duration LONGEST_START = Duration.ofMinutes(10);
  private static final int HTTP = 8080;

  @Test
  void the_image_is_built_starts_as_no_root_gets_healthy_and_sets_up_a_realm() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "No Docker engine answers on this machine, so nothing can be run in a container");
    try (GenericContainer<?> container = container(image())) {
      container.start();

      ContainerConfig config = container.getContainerInfo().getConfig();
      assertThat(config.getUser()).isEqualTo("1000");
      assertThat(config.getCmd()).containsExactly("start", "--optimized");
      assertThat(config.getLabels())
          .containsEntry("org.opencontainers.image.licenses", "Apache-2.0")
          .containsKey("org.opencontainers.image.version");

      RealmAdmin realm =
          admin(container)
              .createRealm(Map.of("realm", "boxed", "enabled", true, "sslRequired", "none"));
      realm.setUp();

      assertThat(realm.settings().path("resetCredentialsFlow").asText())
          .isEqualTo("sspr reset credentials");
    }
  }

  /** On a database of the server's own, as no other can be had everywhere. */
  private static String image() {
    Path project = ProjectFiles.root();
    return new ImageFromDockerfile()
        .withFileFromPath("Dockerfile", project.resolve("docker/Dockerfile"))
        .withFileFromPath("providers", project.resolve("target/keycloak-sspr/providers"))
        .withBuildArg("KEYCLOAK_IMAGE", keycloak())
        .withBuildArg("KC_DB", "dev-file")
        .get();
  }

  private static String keycloak() {
    String image = keycloakName();
    try {
      return new RemoteDockerImage(DockerImageName.parse(image)).get();
    } catch (ContainerFetchException e) {
      return abort("The engine cannot get the image " + image + ": " + e);
    }
  }

  /** The version that all other tests run on, unless another image is named. */
  private static String keycloakName() {
    return ProjectFiles.setting(IMAGE_SETTING)
        .orElseGet(
            () -> "quay.io/keycloak/keycloak:" + KeycloakDistribution.configured().version());
  }

  private static GenericContainer<?> container(String image) {
    return new GenericContainer<>(image)
        .withExposedPorts(HTTP)
        .withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", "admin")
        .withEnv("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin")
        .withEnv("KC_HTTP_ENABLED", "true")
        .withEnv("KC_HOSTNAME_STRICT", "false")
        .withEnv("KC_CACHE", "local")
        .waitingFor(Wait.forHealthcheck().withStartupTimeout(LONGEST_START));
  }

  private static AdminApi admin(GenericContainer<?> container) {
    return new AdminApi(
        URI.create("http://" + container.getHost() + ":" + container.getMappedPort(HTTP)),
        "admin",
        "admin");
  }
}
