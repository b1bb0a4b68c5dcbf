// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the environment when the first test asks for it; JUnit stops it after the last test. */
public final class SsprExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SsprEnvironment.class;
  }

  @Override
  public SsprEnvironment resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SsprExtension.class))
        .getOrComputeIfAbsent(
            SsprEnvironment.class, key -> SsprEnvironment.start(), SsprEnvironment.class);
  }
}
