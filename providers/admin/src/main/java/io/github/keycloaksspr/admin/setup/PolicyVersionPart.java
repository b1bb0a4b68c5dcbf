// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import io.github.keycloaksspr.keycloak.policy.PolicyVersion;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** The mark of which release's keys the policy is written with. */
final class PolicyVersionPart implements Part {

  private static final String KIND = "realm-attribute";

  private final RealmModel realm;

  PolicyVersionPart(RealmModel realm) {
    this.realm = realm;
  }

  @Override
  public void add(Progress progress) {
    Optional<Integer> present = PolicyVersion.of(realm);
    if (present.isPresent() && present.get() >= PolicyVersion.CURRENT) {
      progress.kept(
          KIND,
          PolicyVersion.ATTRIBUTE,
          present.get() > PolicyVersion.CURRENT ? "A newer release was here." : "");
      return;
    }
    realm.setAttribute(PolicyVersion.ATTRIBUTE, PolicyVersion.CURRENT);
    progress.added(KIND, PolicyVersion.ATTRIBUTE);
  }

  @Override
  public void remove(Progress progress) {
    if (realm.getAttribute(PolicyVersion.ATTRIBUTE) == null) {
      progress.absent(KIND, PolicyVersion.ATTRIBUTE);
      return;
    }
    realm.removeAttribute(PolicyVersion.ATTRIBUTE);
    progress.removed(KIND, PolicyVersion.ATTRIBUTE, "");
  }
}
