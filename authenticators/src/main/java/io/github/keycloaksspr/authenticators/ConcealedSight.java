// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.reset.Claim;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.method.MethodCatalogue;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells what is true of everybody: each method that the policy enables and that works in this
 * realm, whoever has it. Of the account it knows nothing but what was typed, so there is nothing
 * that it could tell.
 */
record ConcealedSight(Sspr sspr, Claim claim, AskedQuestions asked) implements Sight {

  @Override
  public String account() {
    return claim.typedName();
  }

  /** Not told: privileged users and those with a second factor need more than others. */
  @Override
  public int steps() {
    return 0;
  }

  @Override
  public List<Map<String, Object>> options() {
    MethodCatalogue catalogue = sspr.catalogue();
    return catalogue.enabled(Set.of()).stream()
        .flatMap(method -> options(catalogue, method))
        .toList();
  }

  private static Stream<Map<String, Object>> options(MethodCatalogue catalogue, MethodId method) {
    return ResetPages.options(method, catalogue.channels(method), "");
  }

  @Override
  public String hint(MethodId method) {
    return "";
  }

  /** Not told: it would say that there is a list, and how much of it was used. */
  @Override
  public OptionalInt number(MethodId method) {
    return OptionalInt.empty();
  }

  @Override
  public List<String> questions() {
    return asked.keys();
  }
}
