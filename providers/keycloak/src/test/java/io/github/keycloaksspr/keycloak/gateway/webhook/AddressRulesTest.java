// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloaksspr.keycloak.gateway.webhook.AddressRules.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  private static final AddressRules NOTHING_ALLOWED = new AddressRules(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1"
      })
  void what_is_not_public_is_not_connected_to(String address) throws UnknownHostException {
    assertThat(NOTHING_ALLOWED.mayConnectTo(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "223.255.255.255",
        "168.63.129.17",
        "2606:4700::1111",
        "2a00:1450:4001::1"
      })
  void what_is_public_is(String address) throws UnknownHostException {
    assertThat(NOTHING_ALLOWED.mayConnectTo(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void an_allowed_network_is_open_and_its_neighbours_are_not() throws UnknownHostException {
    AddressRules rules =
        new AddressRules(List.of(Network.of("10.1.128.0/17"), Network.of("fd00:1::/32")));

    assertThat(rules.mayConnectTo(InetAddress.getByName("10.1.200.3"))).isTrue();
    assertThat(rules.mayConnectTo(InetAddress.getByName("10.1.127.255"))).isFalse();
    assertThat(rules.mayConnectTo(InetAddress.getByName("10.2.128.1"))).isFalse();
    assertThat(rules.mayConnectTo(InetAddress.getByName("fd00:1::5"))).isTrue();
    assertThat(rules.mayConnectTo(InetAddress.getByName("fd00:2::5"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0",
        "localhost/8",
        "10.0.0.0/33",
        "fd00::/129",
        "10.0.0.0/-1",
        "x/8",
        "1.2.3.4.5/8"
      })
  void a_network_is_written_in_figures(String written) {
    assertThatIllegalArgumentException().isThrownBy(() -> Network.of(written));
  }
}
