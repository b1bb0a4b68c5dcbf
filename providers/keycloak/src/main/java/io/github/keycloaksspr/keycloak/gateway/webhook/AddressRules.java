// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which addresses a webhook may be at: those of the public Internet, and those of networks that an
 * administrator of the server allowed. An administrator of one realm shall not reach what only this
 * server can reach: itself, its neighbours, its cloud's metadata (OWASP, Server-Side Request
 * Forgery Prevention).
 *
 * @param allowed networks that are fine although they are not public
 */
record AddressRules(List<Network> allowed) {

  /** What IANA does not route on the Internet, by its special-purpose address registries. */
  private static final List<Network> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              // Public by its number, but a cloud's own: Azure answers virtual machines there.
              "168.63.129.16/32")
          .map(Network::of)
          .toList();

  /** Unicast as it is given out today. The rest is local, reserved or a tunnel to somewhere. */
  private static final Network PUBLIC_IPV6 = Network.of("2000::/3");

  /** Parts of it that are not public: protocol assignments, documentation, 6to4. */
  private static final List<Network> NOT_PUBLIC_IPV6 =
      Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20").map(Network::of).toList();

  AddressRules {
    allowed = List.copyOf(allowed);
  }

  /** Whether a connection to that address may be made. */
  boolean mayConnectTo(InetAddress address) {
    return isPublic(address) || allowed.stream().anyMatch(network -> network.holds(address));
  }

  /** Whether the address is one of the public Internet. */
  static boolean isPublic(InetAddress address) {
    return address.getAddress().length == 4
        ? NOT_PUBLIC.stream().noneMatch(network -> network.holds(address))
        : PUBLIC_IPV6.holds(address)
            && NOT_PUBLIC_IPV6.stream().noneMatch(network -> network.holds(address));
  }

  /**
   * A range of addresses.
   *
   * @param start its first address
   * @param bits how many bits all of them have in common
   */
  record Network(InetAddress start, int bits) {

    // Figures alone: a name would be looked up.
    private static final Pattern WRITTEN =
        Pattern.compile("([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/(\\d{1,3})");

    /**
     * Reads CIDR notation, such as {@code 10.1.0.0/16} or {@code fd00::/8}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Network of(String written) {
      Matcher parts = WRITTEN.matcher(written);
      if (!parts.matches()) {
        throw new IllegalArgumentException("Not a network: " + written);
      }
      try {
        InetAddress start = InetAddress.getByName(parts.group(1));
        int bits = Integer.parseInt(parts.group(2));
        if (bits > start.getAddress().length * Byte.SIZE) {
          throw new IllegalArgumentException("Not a network: " + written);
        }
        return new Network(start, bits);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("Not a network: " + written, e);
      }
    }

    boolean holds(InetAddress address) {
      byte[] one = start.getAddress();
      byte[] other = address.getAddress();
      if (one.length != other.length) {
        return false;
      }
      int whole = bits / Byte.SIZE;
      int rest = bits % Byte.SIZE;
      int mask = 0xFF00 >> rest & 0xFF;
      return Arrays.equals(one, 0, whole, other, 0, whole)
          && (rest == 0 || (one[whole] & mask) == (other[whole] & mask));
    }
  }
}
