// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The secret half of a phone or mailbox; never leaves the server through any of Keycloak's
 * interfaces but a full export.
 *
 * @param version of the format
 * @param value E.164 number or mail address
 * @param extension of a phone
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DestinationSecret(int version, String value, Optional<String> extension) {

  DestinationSecret {
    if (version < 0) {
      throw new IllegalArgumentException("A registration must have a version");
    }
  }

  @Override
  public String toString() {
    return "DestinationSecret";
  }
}
