// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

import java.util.Optional;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/**
 * A way to prove identity. One instance serves one Keycloak session; the realm is that of the
 * session's context.
 *
 * <p>A method sees one request and keeps nothing. The engine keeps the state, takes a try before
 * anything is compared, counts proofs, closes the reset after too many wrong tries, writes the
 * events, and draws what is around the page. A method cannot say that a user is proven: it hands
 * the engine a {@link Comparison}, and the engine runs it.
 *
 * <p>A method that throws, returns null or something else that it must not return costs its user
 * the try, and is named in the server's log. It harms no other method.
 */
public interface VerificationMethod extends Provider {

  /**
   * Whether it can work in this realm. Asked for by nearly every page, so it must not take long: no
   * request to another server.
   *
   * @return never null
   */
  Availability availability();

  /**
   * What that user has registered. Asked for at every sign-in and for each line of a report, so it
   * looks at nothing but what is cached with the user: credentials and attributes.
   *
   * @return empty when the user cannot prove identity in this way; never null
   */
  Optional<Enrolment> enrolment(UserModel user);

  /**
   * The user chose this method. Nothing may be told or sent by it to one account and not to others.
   *
   * @return what the engine keeps for the method; never null
   */
  default Challenge begin(Account account) {
    return Challenge.NONE;
  }

  /**
   * The page. It is asked for with each reload, too, and changes nothing.
   *
   * @return never null
   */
  View show(Challenge challenge, Account account);

  /**
   * Takes what was posted to the page. It reads what was typed, and does not compare it.
   *
   * @return never null
   */
  Result submit(Challenge challenge, Form form, Account account);

  @Override
  default void close() {
    // Most hold nothing.
  }
}
