// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.registration;

import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.credential.Registered;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * When a user is to look over again what is registered. Reads only what is cached with the user.
 */
public final class Reconfirmation {

  private final Sspr sspr;
  private final UserModel user;

  public Reconfirmation(Sspr sspr, UserModel user) {
    this.sspr = sspr;
    this.user = user;
  }

  /** From when on; empty where nothing is registered, or the policy never asks. */
  public Optional<Instant> dueAt() {
    return sspr.policy()
        .registration()
        .reconfirmAfter()
        .flatMap(after -> oldest().map(confirmed -> confirmed.plus(after)));
  }

  /** Whether it is time. */
  public boolean isDue() {
    return dueAt().map(due -> !sspr.clock().instant().isBefore(due)).orElse(false);
  }

  /** Methods that cannot be used need no second look. */
  private Optional<Instant> oldest() {
    UsableMethods usable = sspr.usableBy(user);
    return sspr.catalogue().installed().registeredHere().stream()
        .filter(type -> usable.find(type.method()).isPresent())
        .flatMap(type -> sspr.store(user).find(type).stream())
        .map(Registered::confirmedAt)
        .min(Instant::compareTo);
  }
}
