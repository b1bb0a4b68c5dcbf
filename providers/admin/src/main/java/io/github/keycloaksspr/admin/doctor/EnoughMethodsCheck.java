// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.domain.policy.Trait;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.installed.OwnMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether anybody who does as asked can meet the policy. */
record EnoughMethodsCheck(Sspr sspr) implements Check {

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (sspr.policy().requirements().methods().equals(Set.of(OwnMethods.SECURITY_QUESTIONS))) {
      findings.add(
          Finding.error(
              "questions-only",
              "Security questions are the only method: anyone who knows or finds out the answers has the"
                  + " account (NIST SP 800-63B-4 and OWASP advise against them).",
              "Allow another method in the policy, and require it."));
    }
    stranded("everybody", "a user", Set.of()).ifPresent(findings::add);
    if (findings.stream().noneMatch(finding -> finding.id().endsWith("everybody"))) {
      Stream.of(
              stranded("privileged", "a privileged user", Set.of(Trait.PRIVILEGED)),
              stranded("second-factor", "a user with a second factor", Set.of(Trait.SECOND_FACTOR)))
          .forEach(finding -> finding.ifPresent(findings::add));
    }
    return findings;
  }

  private Optional<Finding> stranded(String whom, String who, Set<Trait> traits) {
    int required = sspr.policy().requirements().required(traits);
    int enabled = sspr.catalogue().enabled(traits).size();
    return enabled >= required
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                "policy-strands-" + whom,
                "A reset asks "
                    + who
                    + " for "
                    + required
                    + " methods, but only "
                    + enabled
                    + " can be used in this realm.",
                "Allow more methods, require fewer, or set up what they need (mail server, gateway)."));
  }
}
