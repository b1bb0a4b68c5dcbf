// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.rival;

import io.github.keycloaksspr.it.server.ExtensionJar;
import io.github.keycloaksspr.it.server.ProjectFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/**
 * Another extension, as careless ones are: one JAR with whole libraries under their own names, in
 * other versions than ours and the server's.
 */
public final class RivalJar {

  private RivalJar() {}

  /** Builds it from the libraries that the build has put aside. */
  public static Path build() {
    Path file = ProjectFiles.target("rival.jar");
    Set<String> written = new HashSet<>();
    try (ExtensionJar jar = new ExtensionJar(file);
        Stream<Path> libraries = Files.list(ProjectFiles.target("rival"))) {
      for (Path library : libraries.sorted().toList()) {
        copy(library, jar, written);
      }
      jar.classes(RivalResource.class, RivalResourceFactory.class);
      jar.service(RealmResourceProviderFactory.class, RivalResourceFactory.class);
      jar.entry(
          "META-INF/beans.xml",
          "<beans bean-discovery-mode=\"all\"/>".getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build " + file, e);
    }
  }

  private static void copy(Path library, ExtensionJar jar, Set<String> written) throws IOException {
    try (JarFile content = new JarFile(library.toFile())) {
      for (JarEntry entry : content.stream().toList()) {
        boolean wanted =
            !entry.isDirectory()
                && !entry.getName().startsWith("META-INF/")
                && !entry.getName().endsWith("module-info.class");
        if (wanted && written.add(entry.getName())) {
          try (InputStream bytes = content.getInputStream(entry)) {
            jar.entry(entry.getName(), bytes.readAllBytes());
          }
        }
      }
    }
  }
}
