// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.method;

import io.github.keycloaksspr.domain.destination.Destination;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All methods that one user can use now. */
public record UsableMethods(List<UsableMethod> list) {

  public UsableMethods {
    list = List.copyOf(list);
  }

  /** The method of that id, empty when the user cannot use it. */
  public Optional<UsableMethod> find(MethodId id) {
    return list.stream().filter(method -> method.id() == id).findFirst();
  }

  /**
   * How many different proofs these methods can give: two methods with one destination give one,
   * because whoever holds that phone or mailbox holds both.
   */
  public int distinctProofs() {
    Set<String> destinations = new HashSet<>();
    return (int)
        list.stream()
            .filter(
                method ->
                    method.destination().map(d -> destinations.add(d.canonical())).orElse(true))
            .count();
  }

  /** Whether another of these methods goes to the same place. */
  public boolean sharesDestination(MethodId id, Destination destination) {
    return list.stream()
        .filter(method -> method.id() != id)
        .flatMap(method -> method.destination().stream())
        .anyMatch(other -> other.canonical().equals(destination.canonical()));
  }
}
