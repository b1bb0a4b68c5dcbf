// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.outage;

import io.github.keycloaksspr.it.server.ExtensionJar;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.SingleUseObjectProviderFactory;

/** What can be made to fail for a while. */
public enum Outage {
  /** The single-use store does not answer. */
  OF_THE_STORE("store-outage"),

  /** Whatever a request wrote is rolled back; for realms with the listener {@link #LISTENER}. */
  OF_THE_DATABASE("database-outage"),

  /** The same, but only the commit fails, and the request with it. */
  OF_THE_COMMIT("commit-outage");

  /** Has to be one of the realm's event listeners. */
  public static final String LISTENER = "rollback";

  private final Path file;

  Outage(String file) {
    this.file = ProjectFiles.target(file);
  }

  /** A server that can be made to fail. */
  public static ServerSettings possibleFor(ServerSettings usual) {
    Arrays.stream(values()).forEach(Outage::over);
    List<Path> jars = new ArrayList<>(usual.providers());
    jars.add(jar());
    return usual
        .withProviders(jars)
        .with(
            "--spi-single-use-object--provider-default=brittle",
            "--spi-single-use-object--brittle--outage=" + OF_THE_STORE.file,
            "--spi-events-listener--rollback--outage=" + OF_THE_DATABASE.file,
            "--spi-events-listener--rollback--outage-of-the-commit=" + OF_THE_COMMIT.file);
  }

  /** Does something meanwhile. */
  public void during(Runnable something) {
    try {
      Files.createFile(file);
      something.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      over();
    }
  }

  private void over() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar() {
    Path file = ProjectFiles.target("outages.jar");
    try (ExtensionJar jar = new ExtensionJar(file)) {
      jar.classes(
          BrittleStore.class,
          BrittleStoreFactory.class,
          RollbackListener.class,
          RollbackListener.FailingCommit.class,
          RollbackListenerFactory.class);
      jar.service(SingleUseObjectProviderFactory.class, BrittleStoreFactory.class);
      jar.service(EventListenerProviderFactory.class, RollbackListenerFactory.class);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build " + file, e);
    }
  }
}
