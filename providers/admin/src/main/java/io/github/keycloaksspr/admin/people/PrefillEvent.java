// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import io.github.keycloaksspr.admin.AdminAct;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.events.admin.OperationType;

/** What the admin event of values to begin with says: which, and never what. */
final class PrefillEvent {

  private PrefillEvent() {}

  static AdminAct of(String userId, Set<PrefillField> changed) {
    List<String> fields = changed.stream().map(PrefillField::id).sorted().toList();
    return AdminAct.onUser(
        AdminAct.Type.SSPR_PREFILL,
        OperationType.UPDATE,
        userId,
        "prefill",
        Map.of("fields", fields));
  }
}
