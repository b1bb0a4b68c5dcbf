// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.method;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.method.Account;
import io.github.keycloaksspr.spi.method.Challenge;
import io.github.keycloaksspr.spi.method.Enrolment;
import io.github.keycloaksspr.spi.method.Form;
import io.github.keycloaksspr.spi.method.Result;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import io.github.keycloaksspr.spi.method.View;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * A method that says where codes go. To send them, to ask for them and to compare them is the
 * engine's, and the same for all.
 */
public abstract class CodeMethod implements VerificationMethod {

  /** The ways that a code can travel here. */
  public abstract List<Channel> channels();

  /** Where codes for that user go, if the rules allow it now. */
  public abstract Optional<Destination> destination(UserModel user);

  /** The user's attribute with the destination, where users do not register it themselves. */
  public Optional<String> attribute() {
    return Optional.empty();
  }

  @Override
  public final Optional<Enrolment> enrolment(UserModel user) {
    return Optional.empty();
  }

  @Override
  public final View show(Challenge challenge, Account account) {
    throw pageOfTheEngine();
  }

  @Override
  public final Result submit(Challenge challenge, Form form, Account account) {
    throw pageOfTheEngine();
  }

  private static IllegalStateException pageOfTheEngine() {
    return new IllegalStateException("The engine asks for codes that are sent");
  }
}
