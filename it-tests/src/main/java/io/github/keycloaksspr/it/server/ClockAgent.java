// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.server;

import java.lang.instrument.Instrumentation;
import java.util.Arrays;

/** Runs inside of a server and sets the offset of Keycloak's clock. Knows nothing but the JDK. */
public final class ClockAgent {

  private static final String CLOCK = "org.keycloak.common.util.Time";

  private ClockAgent() {}

  /**
   * Called by the virtual machine.
   *
   * @param seconds the offset
   */
  public static void agentmain(String seconds, Instrumentation server)
      throws ReflectiveOperationException {
    Class<?> clock =
        Arrays.stream(server.getAllLoadedClasses())
            .filter(type -> type.getName().equals(CLOCK))
            .findFirst()
            .orElseThrow(() -> new ClassNotFoundException(CLOCK));
    clock.getMethod("setOffset", int.class).invoke(null, Integer.valueOf(seconds));
  }
}
