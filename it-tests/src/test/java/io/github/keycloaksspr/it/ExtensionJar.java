// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Writes a JAR with providers of a test's own, which a server loads beside ours. */
public final class ExtensionJar implements Closeable {

  private final JarOutputStream out;

  /** Begins it. */
  public ExtensionJar(Path jar) throws IOException {
    this.out = new JarOutputStream(Files.newOutputStream(jar));
  }

  /** Puts classes of the tests in. */
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
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
