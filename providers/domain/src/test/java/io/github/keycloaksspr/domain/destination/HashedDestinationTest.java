// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashedDestinationTest {

  @Test
  void showsNothing() {
    HashedDestination destination = new HashedDestination("hash-of-a-number");

    assertThat(destination.mask()).doesNotContain("hash");
    assertThat(destination).hasToString(destination.mask());
    assertThat(destination.canonical()).isEqualTo("hash-of-a-number");
  }
}
