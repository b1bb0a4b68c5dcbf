// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.admin.UserWalk;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.server.Release;
import io.github.keycloaksspr.keycloak.server.RunningServer;
import java.util.Comparator;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Looks a realm over. */
final class Doctor {

  private final List<Check> checks;

  Doctor(KeycloakSession session, RealmModel realm) {
    Sspr sspr = Sspr.of(session, realm);
    this.checks =
        List.of(
            new ResetFlowCheck(realm),
            new RequiredActionsCheck(session, realm),
            new RealmSettingsCheck(session, realm),
            new StoredPolicyCheck(session, realm),
            new UnknownNamesCheck(session, realm, sspr.policy()),
            new EnoughMethodsCheck(sspr),
            new OfficePhonesCheck(
                new UserWalk(session.getKeycloakSessionFactory(), realm.getId()), sspr),
            new UsersBeyondReachCheck(session, realm, sspr.policy()),
            new DisclosureCheck(sspr),
            new DeliveryCheck(session, realm, sspr),
            new MethodsCheck(sspr),
            new ContactCheck(session, realm, sspr),
            new UserProfileCheck(session, sspr),
            new TextsCheck(session, realm),
            new ProxyCheck(session),
            new ServerVersionCheck(RunningServer.concerns()));
  }

  Diagnosis examine() {
    return new Diagnosis(
        Release.version(),
        checks.stream()
            .flatMap(check -> check.findings().stream())
            .sorted(Comparator.comparing(Finding::severity))
            .toList());
  }
}
