// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.dev;

import io.github.keycloaksspr.it.server.ExtensionJar;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.theme.ThemeResourceProviderFactory;

/**
 * A server whose pages come from the sources of the themes: a change shows when the page is loaded
 * again.
 */
public final class LiveThemes {

  private static final String SOURCES = "themes/src/main/resources/theme-resources";
  private static final String PACKAGED = "keycloak-sspr-themes";

  private LiveThemes() {}

  /** The same server, without the packaged themes. */
  public static ServerSettings in(ServerSettings settings) {
    List<Path> jars = new ArrayList<>(settings.providers());
    jars.removeIf(jar -> String.valueOf(jar.getFileName()).startsWith(PACKAGED));
    jars.add(jar(settings.home().resolveSibling("live-themes.jar")));
    return settings
        .withProviders(jars)
        .with(
            "--spi-theme-resource--%s--%s=%s"
                .formatted(
                    FolderThemeResourcesFactory.ID,
                    FolderThemeResourcesFactory.FOLDER,
                    ProjectFiles.root().resolve(SOURCES)),
            "--spi-theme--cache-themes=false",
            "--spi-theme--cache-templates=false",
            "--spi-theme--static-max-age=-1");
  }

  private static Path jar(Path file) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      try (ExtensionJar jar = new ExtensionJar(file)) {
        jar.classes(FolderThemeResources.class, FolderThemeResourcesFactory.class);
        jar.service(ThemeResourceProviderFactory.class, FolderThemeResourcesFactory.class);
        return file;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build " + file, e);
    }
  }
}
