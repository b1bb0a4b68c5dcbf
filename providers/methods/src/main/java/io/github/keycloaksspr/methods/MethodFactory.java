// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods;

import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.installed.OwnMethodFactory;
import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.MethodId;
import io.github.keycloaksspr.spi.SpiVersion;
import java.util.Optional;
import java.util.Set;

/** What the factories of our own methods have in common. */
public abstract class MethodFactory implements OwnMethodFactory {

  private final MethodId method;
  private final int order;
  private final Set<Kind> kinds;

  /**
   * Makes one.
   *
   * @param order the place on pages
   */
  protected MethodFactory(MethodId method, int order, Kind... kinds) {
    this.method = method;
    this.order = order;
    this.kinds = Set.of(kinds);
  }

  @Override
  public final int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public final String getId() {
    return method.value();
  }

  @Override
  public final MethodId method() {
    return method;
  }

  @Override
  public final int order() {
    return order;
  }

  @Override
  public final Set<Kind> kinds() {
    return kinds;
  }

  @Override
  public Optional<String> credentialType() {
    return registeredAs().map(MethodCredentialType::id);
  }

  @Override
  public Optional<String> enrolmentAction() {
    return registeredAs().map(MethodCredentialType::registerAction);
  }

  @Override
  public boolean isConcealable() {
    return true;
  }

  /** They look at nothing but what is stored with the user. */
  @Override
  public final boolean comparesApart() {
    return false;
  }
}
