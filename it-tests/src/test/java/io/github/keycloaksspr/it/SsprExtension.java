// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the environment when the first test asks for it; JUnit stops it after the last test. Each
 * class sees it with an administrator of its own.
 */
public final class SsprExtension implements ParameterResolver {

  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(SsprExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SsprEnvironment.class;
  }

  @Override
  public SsprEnvironment resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext owner = outermostClass(context);
    return owner
        .getStore(OURS)
        .getOrComputeIfAbsent(
            OfOneClass.class,
            key ->
                new OfOneClass(
                    shared(context).withOwnAdministrator(owner.getRequiredTestClass().getName())),
            OfOneClass.class)
        .environment();
  }

  private static SsprEnvironment shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .getOrComputeIfAbsent(
            SsprEnvironment.class, key -> SsprEnvironment.start(), SsprEnvironment.class);
  }

  private static ExtensionContext outermostClass(ExtensionContext context) {
    return context
        .getParent()
        .filter(parent -> parent.getTestClass().isPresent())
        .map(SsprExtension::outermostClass)
        .orElse(context);
  }

  /** Keeps JUnit from closing what all classes share. */
  private record OfOneClass(SsprEnvironment environment) {}
}
