// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.method;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.spi.MethodId;
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
    return list.stream().filter(method -> method.id().equals(id)).findFirst();
  }

  /**
   * How many different proofs these methods can give: two methods with one destination, or with one
   * credential, give one, because the holder of that phone or mailbox holds both.
   */
  public int distinctProofs() {
    Set<String> destinations = new HashSet<>();
    Set<String> credentials = new HashSet<>();
    int proofs = 0;
    for (UsableMethod method : list) {
      boolean elsewhere =
          method.destination().map(d -> destinations.add(d.canonical())).orElse(true);
      boolean another = method.credentials().isEmpty() || credentials.addAll(method.credentials());
      proofs += elsewhere && another ? 1 : 0;
    }
    return proofs;
  }

  /** Whether another of these methods goes to the same place. */
  public boolean sharesDestination(MethodId id, Destination destination) {
    return list.stream()
        .filter(method -> !method.id().equals(id))
        .flatMap(method -> method.destination().stream())
        .anyMatch(other -> other.canonical().equals(destination.canonical()));
  }
}
