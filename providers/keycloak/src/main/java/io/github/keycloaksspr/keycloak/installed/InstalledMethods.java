// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.installed;

import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.MethodId;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import io.github.keycloaksspr.spi.method.VerificationMethodFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The verification methods of this server, ours and those of other extensions.
 *
 * @param factories in the order of pages
 */
public record InstalledMethods(List<VerificationMethodFactory> factories) {

  public InstalledMethods {
    factories = List.copyOf(factories);
  }

  /** Finds them. */
  public static InstalledMethods of(KeycloakSessionFactory server) {
    return new InstalledMethods(
        server
            .getProviderFactoriesStream(VerificationMethod.class)
            .map(VerificationMethodFactory.class::cast)
            .sorted(
                Comparator.comparingInt(VerificationMethodFactory::order)
                    .thenComparing(VerificationMethodFactory::method))
            .toList());
  }

  /** Their names. */
  public List<MethodId> ids() {
    return factories.stream().map(VerificationMethodFactory::method).toList();
  }

  /** The method of that name, empty if it is not installed. */
  public Optional<VerificationMethodFactory> find(MethodId method) {
    return factories.stream().filter(factory -> factory.method().equals(method)).findFirst();
  }

  /** The name, if such a method is installed. */
  public Optional<MethodId> named(String name) {
    return MethodId.of(name).filter(method -> find(method).isPresent());
  }

  /** The methods whose proofs rest on that. */
  public Set<MethodId> ofKind(Kind kind) {
    return factories.stream()
        .filter(factory -> factory.kinds().contains(kind))
        .map(VerificationMethodFactory::method)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The method whose registrations are credentials of that type. */
  public Optional<MethodId> storedAs(String credentialType) {
    return factories.stream()
        .filter(factory -> factory.credentialType().filter(credentialType::equals).isPresent())
        .map(VerificationMethodFactory::method)
        .findFirst();
  }

  /** What users register on pages of ours, in the order of pages. */
  public List<MethodCredentialType> registeredHere() {
    return factories.stream()
        .filter(OwnMethodFactory.class::isInstance)
        .flatMap(factory -> ((OwnMethodFactory) factory).registeredAs().stream())
        .toList();
  }

  /** What users register on pages of ours with that method; empty for other methods. */
  public Optional<MethodCredentialType> registeredAs(MethodId method) {
    return registeredHere().stream().filter(type -> type.method().equals(method)).findFirst();
  }

  /** What users register with that required action of ours. */
  public Optional<MethodCredentialType> registeredBy(String action) {
    return registeredHere().stream()
        .filter(type -> type.registerAction().equals(action))
        .findFirst();
  }

  /** The required action with which users register that method. */
  public Optional<String> enrolmentAction(MethodId method) {
    return find(method).flatMap(VerificationMethodFactory::enrolmentAction);
  }

  /**
   * The required actions with which users register methods that are no second factors: those are
   * for the realm's administrator to switch on.
   */
  public Stream<String> enrolmentActions() {
    return factories.stream()
        .filter(factory -> !factory.kinds().contains(Kind.SECOND_FACTOR))
        .flatMap(factory -> factory.enrolmentAction().stream());
  }
}
