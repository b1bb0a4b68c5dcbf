// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.domain.policy.PolicyKey;
import io.github.keycloaksspr.domain.policy.PolicyProblem;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import io.github.keycloaksspr.keycloak.policy.PolicyVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The policy as it is stored: imports and old releases may have left what the console refuses. */
record StoredPolicyCheck(KeycloakSession session, RealmModel realm) implements Check {

  private static final String REMEDY =
      "Correct it in Authentication, Required actions, at \"SSPR: Register verification methods\".";

  @Override
  public List<Finding> findings() {
    Map<String, String> texts = PolicyReader.texts(realm);
    List<Finding> findings = new ArrayList<>();
    for (PolicyProblem problem : PolicyReader.parser(session, realm).parse(texts).problems()) {
      findings.add(
          Finding.error(
              "policy-invalid",
              problem.text() + " Its default, or what is safer, is in force.",
              REMEDY));
    }
    if (PolicyVersion.of(realm).orElse(0) > PolicyVersion.CURRENT) {
      findings.add(
          Finding.warning(
              "policy-newer",
              "The policy was stored by a newer release. Keys that this one does not know are not heeded.",
              "Install the newer release on all servers."));
    }
    List<String> unknown = texts.keySet().stream().filter(key -> !isKnown(key)).sorted().toList();
    if (!unknown.isEmpty()) {
      findings.add(
          Finding.warning(
              "policy-unknown-key",
              "The policy has keys that mean nothing: " + String.join(", ", unknown) + ".",
              REMEDY));
    }
    return findings;
  }

  private static boolean isKnown(String key) {
    return PolicyKey.of(key).isPresent() || Constants.MAX_AUTH_AGE_KEY.equals(key);
  }
}
