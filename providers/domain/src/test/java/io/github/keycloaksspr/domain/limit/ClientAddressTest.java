// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "2001:db8:1:2:3:4:5:6, 20010db800010002::/64",
    "2001:DB8:1:2::, 20010db800010002::/64",
    "[2001:db8:1:2::9], 20010db800010002::/64",
    "fe80::1%eth0, fe80000000000000::/64",
    "::1, 0000000000000000::/64",
    "proxy.example.org, proxy.example.org",
    "a:b, a:b",
    "unknown, unknown"
  })
  void anIpv6AddressCountsByItsFirstHalfAndAnIpv4AddressAsAWhole(String text, String network) {
    assertThat(ClientAddress.of(text).network()).isEqualTo(network);
  }

  @Test
  void neighboursAreOtherNetworks() {
    assertThat(ClientAddress.of("2001:db8:1:2::1"))
        .isNotEqualTo(ClientAddress.of("2001:db8:1:3::1"));
    assertThat(ClientAddress.of("192.0.2.1")).isNotEqualTo(ClientAddress.of("192.0.2.2"));
  }

  @Property
  void anyTextIsAnAddress(@ForAll String text) {
    assertThat(ClientAddress.of(text).network()).isNotNull();
  }
}
