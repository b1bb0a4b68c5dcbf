// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.keycloak.delivery.DispatcherProvider;
import io.github.keycloaksspr.keycloak.delivery.Lane;
import io.github.keycloaksspr.keycloak.installed.GuardedMethod;
import io.github.keycloaksspr.spi.method.Comparison;
import io.github.keycloaksspr.spi.method.Match;
import io.github.keycloaksspr.spi.method.VerificationMethodFactory;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Runs the comparison of a method. One that may ask another server runs apart from the request, and
 * is given up when it takes too long: what it says afterwards is not heard.
 *
 * @param owner who must have what was typed
 * @param patience how long a comparison apart may take
 */
record ComparisonRun(KnownAccount owner, VerificationMethodFactory factory, Duration patience) {

  /** What it was right for; empty where it was wrong, failed or took too long. */
  Optional<Match> of(Comparison comparison) {
    return guarded()
        .call("compare", () -> factory.comparesApart() ? apart(comparison) : within(comparison))
        .flatMap(match -> match);
  }

  private Optional<Match> within(Comparison comparison) {
    return comparison.compare(owner.context().getSession(), owner.user());
  }

  private Optional<Match> apart(Comparison comparison) {
    KeycloakSession session = owner.context().getSession();
    String realm = owner.context().getRealm().getId();
    String user = owner.user().getId();
    Optional<Optional<Match>> match =
        session
            .getProvider(DispatcherProvider.class)
            .await(
                Lane.method(realm, factory.getId()),
                own -> comparison.compare(own, user(own, realm, user)),
                patience);
    if (match.isEmpty()) {
      guarded().failed("compare", "it took too long");
    }
    return match.flatMap(found -> found);
  }

  private static UserModel user(KeycloakSession own, String realm, String user) {
    return own.users().getUserById(own.realms().getRealm(realm), user);
  }

  private GuardedMethod guarded() {
    return new GuardedMethod(factory);
  }
}
