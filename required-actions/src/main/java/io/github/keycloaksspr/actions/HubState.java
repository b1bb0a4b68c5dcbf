// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.keycloak.Note;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Optional;

/**
 * Where a user stands in the hub.
 *
 * @param open the method whose pages are shown; empty at the list
 * @param removing the method about which we ask "really?"
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record HubState(Optional<MethodId> open, Optional<MethodId> removing) {

  static final Note<HubState> NOTE = new Note<>("sspr.hub", HubState.class);

  static final HubState LIST = new HubState(Optional.empty(), Optional.empty());

  static HubState opened(MethodId method) {
    return new HubState(Optional.of(method), Optional.empty());
  }

  static HubState removing(MethodId method) {
    return new HubState(Optional.empty(), Optional.of(method));
  }
}
