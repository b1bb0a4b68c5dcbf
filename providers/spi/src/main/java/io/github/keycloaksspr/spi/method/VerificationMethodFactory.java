// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.MethodId;
import io.github.keycloaksspr.spi.VersionedFactory;
import java.util.Optional;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/**
 * Makes {@link VerificationMethod}s, and says what is the same for all realms. Its id is the {@link
 * MethodId}: the word in the policy, and the end of the texts' keys {@code sspr-method-<id>},
 * {@code sspr-about-<id>} and {@code sspr-option-<id>}.
 *
 * <p>What it says is asked for often and must not change while the server runs.
 */
public interface VerificationMethodFactory
    extends ProviderFactory<VerificationMethod>, VersionedFactory {

  /** The method's name. */
  default MethodId method() {
    return new MethodId(getId());
  }

  /**
   * The place on pages: lower numbers come first. Ours have 100 (office phone), 200, 300 and so on
   * to 600 (questions). Of two factories with one id, Keycloak takes the one with the higher
   * number.
   */
  @Override
  int order();

  /** What a proof rests on; never empty. The rules of the policy ask for it. */
  Set<Kind> kinds();

  /**
   * The type of Keycloak credential that holds what users have registered. Where users remove or
   * change one on Keycloak's pages, they are told in the name of this method.
   */
  Optional<String> credentialType();

  /**
   * The id of the required action with which users register. The list of methods leads there where
   * the realm has it switched on. Empty for what users do not register themselves.
   */
  Optional<String> enrolmentAction();

  /**
   * Whether its page needs nothing from the account. Where the policy conceals which accounts
   * exist, only such methods are offered before the first proof.
   */
  default boolean isConcealable() {
    return false;
  }

  /**
   * Whether comparisons run apart from the request: in a session of their own, on another thread,
   * for some seconds at most. Only a method that looks at nothing but what is stored with the user
   * may say no: what takes long then holds up a thread of the server.
   */
  default boolean comparesApart() {
    return true;
  }

  @Override
  default void init(Config.Scope config) {
    // Most have no settings.
  }

  @Override
  default void postInit(KeycloakSessionFactory factory) {
    // Most have nothing to prepare.
  }

  @Override
  default void close() {
    // Most hold nothing.
  }
}
