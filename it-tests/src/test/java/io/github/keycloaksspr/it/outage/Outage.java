// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.outage;

import io.github.keycloaksspr.it.ExtensionJar;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.SingleUseObjectProviderFactory;

/** Lets a server's single-use store fail for a while. */
public final class Outage {

  private static final Path FILE = ProjectFiles.target("store-outage");

  private Outage() {}

  /** A server whose store can be made to fail. */
  public static ServerSettings possibleFor(ServerSettings usual) {
    over();
    List<Path> jars = new ArrayList<>(usual.providers());
    jars.add(jar());
    return usual
        .withProviders(jars)
        .with(
            "--spi-single-use-object--provider-default=brittle",
            "--spi-single-use-object--brittle--outage=" + FILE);
  }

  /** Does something while the store fails. */
  public static void during(Runnable something) {
    try {
      Files.createFile(FILE);
      something.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      over();
    }
  }

  private static void over() {
    try {
      Files.deleteIfExists(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar() {
    Path file = ProjectFiles.target("brittle-store.jar");
    try (ExtensionJar jar = new ExtensionJar(file)) {
      jar.classes(BrittleStore.class, BrittleStoreFactory.class);
      jar.service(SingleUseObjectProviderFactory.class, BrittleStoreFactory.class);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build " + file, e);
    }
  }
}
