// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.keycloak.Json;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HubStateTest {

  @ParameterizedTest
  @EnumSource
  void theSessionGivesTheStateBack(MethodCredentialType type) {
    for (HubState state :
        new HubState[] {HubState.LIST, HubState.opened(type), HubState.removing(type)}) {
      assertThat(Json.read(Json.write(state), HubState.class)).contains(state);
    }
  }
}
