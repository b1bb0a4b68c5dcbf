// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.spi.method.Availability;
import io.github.keycloaksspr.spi.method.VerificationMethodFactory;
import java.util.List;
import java.util.Optional;

/** Whether the methods that send nothing, and that the policy allows, can work. */
record MethodsCheck(Sspr sspr) implements Check {

  @Override
  public List<Finding> findings() {
    return sspr.catalogue().installed().factories().stream()
        .filter(factory -> sspr.policy().requirements().methods().contains(factory.method()))
        .filter(factory -> !sspr.catalogue().sendsCodes(factory.method()))
        .flatMap(factory -> finding(factory).stream())
        .toList();
  }

  private Optional<Finding> finding(VerificationMethodFactory factory) {
    return sspr.catalogue().availability(factory) instanceof Availability.Unavailable unavailable
        ? Optional.of(
            Finding.warning(
                "method-unavailable",
                "The policy allows the method %s, but it does not work here and is not offered: %s"
                    .formatted(factory.method(), unavailable.why()),
                "Do what it asks for, or take %s out of the policy.".formatted(factory.method())))
        : Optional.empty();
  }
}
