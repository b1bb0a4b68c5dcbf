// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.server;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Lets time pass on a server without waiting, by the offset that Keycloak's own tests use. A small
 * agent sets it from outside, so that nothing but the product has to be installed.
 *
 * <p>Life spans in Keycloak's stores go by the machine's clock and stay as they are. An
 * administrator's token does not live through a long offset.
 */
public final class ServerTime {

  private ServerTime() {}

  /** Does something while the server believes that it is so much later. */
  public static void later(KeycloakServer server, Duration offset, Runnable something) {
    set(server, offset);
    try {
      something.run();
    } finally {
      set(server, Duration.ZERO);
    }
  }

  private static void set(KeycloakServer server, Duration offset) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(server.javaProcess()));
      try {
        machine.loadAgent(agent().toString(), Long.toString(offset.toSeconds()));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      throw new IllegalStateException("The server's clock cannot be set", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The server's clock cannot be set", e);
    }
  }

  private static Path agent() throws IOException {
    Path jar = ProjectFiles.target("clock-agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", ClockAgent.class.getName());
    String file = ClockAgent.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        InputStream code = ClockAgent.class.getClassLoader().getResourceAsStream(file)) {
      entries.putNextEntry(new JarEntry(file));
      code.transferTo(entries);
    }
    return jar;
  }
}
