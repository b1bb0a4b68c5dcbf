// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.keycloak.Json;
import io.github.keycloaksspr.spi.MethodId;
import java.util.List;
import org.junit.jupiter.api.Test;

class HubStateTest {

  private static final MethodId METHOD = new MethodId("some-method");

  @Test
  void theSessionGivesTheStateBack() {
    for (HubState state :
        List.of(HubState.LIST, HubState.opened(METHOD), HubState.removing(METHOD))) {
      assertThat(Json.read(Json.write(state), HubState.class)).contains(state);
    }
  }
}
