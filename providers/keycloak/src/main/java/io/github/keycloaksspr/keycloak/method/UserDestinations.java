// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.method;

import io.github.keycloaksspr.domain.destination.AllowedDestinations;
import io.github.keycloaksspr.domain.destination.MailAddresses;
import io.github.keycloaksspr.domain.policy.Policy;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** The rules on destinations, for one user as the account is now. */
final class UserDestinations {

  private UserDestinations() {}

  /** What that policy lets that user have. */
  static AllowedDestinations of(Policy policy, UserModel user) {
    return new AllowedDestinations(
        policy.phones(),
        policy.blockedMailDomains(),
        Stream.of(Optional.ofNullable(user.getEmail()), Optional.ofNullable(user.getUsername()))
            .flatMap(Optional::stream)
            .flatMap(own -> MailAddresses.read(own).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }
}
