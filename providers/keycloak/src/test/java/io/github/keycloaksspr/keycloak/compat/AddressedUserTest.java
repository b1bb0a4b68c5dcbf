// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.compat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keycloak.models.utils.UserModelDelegate;

final class AddressedUserTest {

  @Test
  void is_the_user_with_another_address() {
    UserModelDelegate bob =
        new UserModelDelegate(null) {
          @Override
          public String getUsername() {
            return "bob";
          }

          @Override
          public String getEmail() {
            return "bob@corp.example";
          }
        };

    AddressedUser addressed = new AddressedUser(bob, "bob@home.example");

    assertThat(addressed.getEmail()).isEqualTo("bob@home.example");
    assertThat(addressed.getUsername()).isEqualTo("bob");
  }
}
