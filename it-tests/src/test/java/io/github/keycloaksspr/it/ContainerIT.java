// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.ProjectFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;

/** The packaged JARs in a container. Needs a Docker engine and a way to get the image. */
@OwnServer
final class ContainerIT {

  private static final String IMAGE_SETTING = "SSPR_KEYCLOAK_IMAGE";

  @Test
  void the_packaged_jars_run_in_a_container() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "No Docker engine answers on this machine, so nothing can be run in a container");
    try (KeycloakContainer container = container()) {
      start(container);
      AdminApi admin =
          new AdminApi(
              URI.create(container.getAuthServerUrl()),
              container.getAdminUsername(),
              container.getAdminPassword());

      RealmAdmin realm =
          admin.createRealm(Map.of("realm", "boxed", "enabled", true, "sslRequired", "none"));
      realm.setUp();

      assertThat(realm.settings().path("resetCredentialsFlow").asText())
          .isEqualTo("sspr reset credentials");
    }
  }

  /** The version that all other tests run on, unless another image is named. */
  private static KeycloakContainer container() {
    String image =
        ProjectFiles.setting(IMAGE_SETTING)
            .orElseGet(() -> "keycloak/keycloak:" + KeycloakDistribution.configured().version());
    return new KeycloakContainer(image)
        .withProviderLibsFrom(ProjectFiles.packagedJars().stream().map(Path::toFile).toList());
  }

  private static void start(KeycloakContainer container) {
    try {
      container.start();
    } catch (ContainerFetchException e) {
      abort("The engine cannot get the image " + container.getDockerImageName() + ": " + e);
    }
  }
}
