// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Where a request comes from, as far as it is counted: an IPv4 address, or the first 64 bits of an
 * IPv6 address, because every customer of a provider has that many addresses and more.
 *
 * @param network the same text for all that is counted as one; personal, so never stored or logged
 */
public record ClientAddress(String network) {

  private static final int NETWORK_BYTES = 8;

  /**
   * Reads what the server says about the connection.
   *
   * @param text an address; any other text stands for itself and is never looked up
   */
  public static ClientAddress of(String text) {
    String address = withoutZone(text.strip().toLowerCase(Locale.ROOT));
    return new ClientAddress(address.contains(":") ? network(address) : address);
  }

  private static String network(String address) {
    try {
      // A text with a colon is no host name, so no name server is asked for it.
      InetAddress parsed = InetAddress.getByName(address);
      byte[] bytes = parsed.getAddress();
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "::/64"
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    String bare = zone < 0 ? address : address.substring(0, zone);
    return bare.startsWith("[") && bare.endsWith("]") ? bare.substring(1, bare.length() - 1) : bare;
  }
}
