// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Writes a JAR with providers that are not the product's, which a server loads beside ours. */
public final class ExtensionJar implements Closeable {

  /** The same content makes the same file, with which a server need not be built anew. */
  private static final LocalDateTime WRITTEN = LocalDate.of(2026, 1, 1).atStartOfDay();

  private final JarOutputStream out;

  /** Begins it. */
  public ExtensionJar(Path jar) throws IOException {
    this.out = new JarOutputStream(Files.newOutputStream(jar));
  }

  /** Puts classes of this module in. */
  public void classes(Class<?>... types) throws IOException {
    for (Class<?> type : types) {
      String name = type.getName().replace('.', '/') + ".class";
      try (InputStream bytes = type.getResourceAsStream("/" + name)) {
        entry(name, bytes.readAllBytes());
      }
    }
  }

  /** Has Keycloak find a factory. */
  public void service(Class<?> kind, Class<?> factory) throws IOException {
    entry(
        "META-INF/services/" + kind.getName(), factory.getName().getBytes(StandardCharsets.UTF_8));
  }

  /** Puts anything in. */
  public void entry(String name, byte[] bytes) throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setTimeLocal(WRITTEN);
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
