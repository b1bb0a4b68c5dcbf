// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.method;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.NewRegistration;
import io.github.keycloaksspr.keycloak.credential.Registered;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * A method whose codes go where the user registered. The engine asks for the destination and
 * verifies it with a code; the method reads what is typed, and says how it is stored.
 */
public abstract class RegisteredCodeMethod extends CodeMethod {

  private final Sspr sspr;
  private final MethodCredentialType type;

  protected RegisteredCodeMethod(Sspr sspr, MethodCredentialType type) {
    this.sspr = sspr;
    this.type = type;
  }

  protected final Sspr sspr() {
    return sspr;
  }

  /** Reads what is typed, or given to begin with. */
  public abstract NewDestinations.Reading read(String text, NewDestinations rules);

  /** The user's attribute with a destination to begin with, if the policy names one. */
  public abstract Optional<String> prefillAttribute();

  /** The secret half of a registration of that destination, which was verified. */
  protected abstract Object secret(Destination verified);

  /** What is to be stored of a destination that was verified. */
  public final NewRegistration registration(Destination verified) {
    return new NewRegistration(verified.mask(), secret(verified));
  }

  @Override
  public final Optional<Destination> destination(UserModel user) {
    return sspr.store(user)
        .find(type)
        .flatMap(Registered::destination)
        .filter(UserDestinations.of(sspr.policy(), user)::allow);
  }
}
