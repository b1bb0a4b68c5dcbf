// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.admin.report.EventSaving;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.enums.SslRequired;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Settings of Keycloak's own that resets hang on. */
record RealmSettingsCheck(KeycloakSession session, RealmModel realm) implements Check {

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (!realm.isResetPasswordAllowed()) {
      findings.add(
          Finding.warning(
              "reset-not-allowed",
              "The realm does not allow resets: the sign-in page has no \"Forgot Password?\".",
              "Switch on Realm settings, Login, Forgot password, when people may reset."));
    }
    if (!realm.isBruteForceProtected()) {
      findings.add(
          Finding.warning(
              "brute-force-off",
              "Brute-force protection is off: nothing slows guessing at passwords.",
              "Switch it on in Realm settings, Security defenses, Brute force detection."));
    }
    if (realm.getSslRequired() == SslRequired.NONE) {
      findings.add(
          Finding.warning(
              "ssl-not-required",
              "The realm does without HTTPS: codes and passwords can be read on the way.",
              "Set Realm settings, General, Require SSL to external requests or all requests."));
    }
    Duration wanted =
        PolicyReader.parser(session, realm)
            .parse(PolicyReader.texts(realm))
            .policy()
            .codes()
            .lifespan();
    Duration page = PolicyReader.pageLifespan(realm);
    if (page.compareTo(wanted) < 0) {
      findings.add(
          Finding.warning(
              "code-outlives-its-page",
              "Keycloak lets a page wait for %d seconds, and codeLifespan is %d: codes end with their page."
                  .formatted(page.toSeconds(), wanted.toSeconds()),
              "Raise Realm settings, Sessions, User action lifespan to %d seconds, or lower codeLifespan."
                  .formatted(wanted.toSeconds())));
    }
    events().ifPresent(findings::add);
    return findings;
  }

  private Optional<Finding> events() {
    if (!realm.isEventsEnabled()) {
      return Optional.of(
          Finding.info(
              "events-not-stored",
              "User events are not stored, so there is nothing to look up when a user asks.",
              "Switch on Realm settings, Events, User events settings, Save events."));
    }
    List<String> missing = EventSaving.missing(realm);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                "event-types-not-stored",
                "The realm stores user events, but not of the types "
                    + String.join(", ", missing)
                    + ": the report on activity lacks them.",
                "Add them in Realm settings, Events, User events settings, Add saved types."));
  }
}
