// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.dev;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.theme.ThemeResourceProvider;

/** Templates, texts and resources, read anew from a folder of sources each time. */
final class FolderThemeResources implements ThemeResourceProvider {

  private final Path folder;

  FolderThemeResources(Path folder) {
    this.folder = folder;
  }

  /** A template; null where there is none, as Keycloak wants it. */
  @Override
  public URL getTemplate(String name) throws IOException {
    Path file = file("templates", name);
    return Files.isRegularFile(file) ? file.toUri().toURL() : null;
  }

  /** A script or a style sheet; null where there is none, as Keycloak wants it. */
  @Override
  public InputStream getResourceAsStream(String path) throws IOException {
    Path file = file("resources", path);
    return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
  }

  @Override
  public Properties getMessages(String bundle, Locale locale) throws IOException {
    Properties messages = new Properties();
    Path file = file("messages", bundle + "_" + locale + ".properties");
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        messages.load(reader);
      }
    }
    return messages;
  }

  /** A file of the folder; the folder itself for a name that leads out of it. */
  private Path file(String kind, String name) {
    Path root = folder.resolve(kind);
    Path file = root.resolve(name).normalize();
    return file.startsWith(root) ? file : root;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
