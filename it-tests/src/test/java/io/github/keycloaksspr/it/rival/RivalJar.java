// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.rival;

import io.github.keycloaksspr.it.server.ProjectFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Another extension, as careless ones are: one JAR with whole libraries under their own names, in
 * other versions than ours and the server's.
 */
public final class RivalJar {

  private RivalJar() {}

  /** Builds it from the libraries that the build has put aside. */
  public static Path build() {
    Path libraries = ProjectFiles.target("rival");
    Path jar = ProjectFiles.target("rival.jar");
    Set<String> written = new HashSet<>();
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> sources = Files.list(libraries)) {
      for (Path library : sources.sorted().toList()) {
        copy(library, out, written);
      }
      for (Class<?> type : List.of(RivalResource.class, RivalResourceFactory.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = type.getResourceAsStream("/" + name)) {
          write(out, name, bytes.readAllBytes());
        }
      }
      write(
          out,
          "META-INF/services/org.keycloak.services.resource.RealmResourceProviderFactory",
          RivalResourceFactory.class.getName().getBytes(StandardCharsets.UTF_8));
      write(
          out,
          "META-INF/beans.xml",
          "<beans bean-discovery-mode=\"all\"/>".getBytes(StandardCharsets.UTF_8));
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build " + jar, e);
    }
  }

  private static void copy(Path library, JarOutputStream out, Set<String> written)
      throws IOException {
    try (JarFile content = new JarFile(library.toFile())) {
      for (JarEntry entry : content.stream().toList()) {
        boolean wanted =
            !entry.isDirectory()
                && !entry.getName().startsWith("META-INF/")
                && !entry.getName().endsWith("module-info.class");
        if (wanted && written.add(entry.getName())) {
          try (InputStream bytes = content.getInputStream(entry)) {
            write(out, entry.getName(), bytes.readAllBytes());
          }
        }
      }
    }
  }

  private static void write(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}
