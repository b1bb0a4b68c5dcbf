// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine's loopback address. */
public final class Ports {

  /** The only address that anything here listens on. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int ABOVE = 50_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /**
   * A port that nobody listens on right now, and that this process was not given before. Systems
   * take the ports of outgoing connections from above, so none of these gets in between.
   */
  public static int free() {
    return ThreadLocalRandom.current()
        .ints(16_000, 32_000)
        .limit(1_000)
        .filter(port -> isFree(port) && GIVEN.add(port))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No free port"));
  }

  /** A port for the nodes of a cluster, which take the one 50,000 above it as well. */
  public static int freeForNodes() {
    return ThreadLocalRandom.current()
        .ints(11_000, 15_000)
        .limit(1_000)
        .filter(port -> isFree(port) && isFree(port + ABOVE) && GIVEN.add(port))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No free port for a node"));
  }

  /** Whether a server could listen on the port. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
