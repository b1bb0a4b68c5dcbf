// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.keycloak.Note;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import java.util.Optional;

/**
 * Where somebody stands in the hub.
 *
 * @param open the method whose pages are shown; empty at the list
 * @param removing the method about which we ask "really?"
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record HubState(Optional<MethodCredentialType> open, Optional<MethodCredentialType> removing) {

  static final Note<HubState> NOTE = new Note<>("sspr.hub", HubState.class);

  static final HubState LIST = new HubState(Optional.empty(), Optional.empty());

  static HubState opened(MethodCredentialType type) {
    return new HubState(Optional.of(type), Optional.empty());
  }

  static HubState removing(MethodCredentialType type) {
    return new HubState(Optional.empty(), Optional.of(type));
  }
}
