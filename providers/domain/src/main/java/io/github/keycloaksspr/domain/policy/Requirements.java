// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Set;

/**
 * How much a reset asks for, and with what.
 *
 * @param methods the methods that may be registered and used
 * @param everybody different proofs that any reset needs
 * @param privileged at least so many for privileged users; as in Azure AD never fewer than two
 * @param secondFactor at least so many for users with a second factor (NIST SP 800-63B-4 §4.2, ASVS
 *     5.0 V6.4.3)
 */
public record Requirements(Set<MethodId> methods, int everybody, int privileged, int secondFactor) {

  public Requirements {
    methods = Set.copyOf(methods);
  }

  /** How many different proofs a reset of such a user needs: what asks for most, wins. */
  public int required(Set<Trait> traits) {
    int required = everybody;
    if (traits.contains(Trait.PRIVILEGED)) {
      required = Math.max(required, privileged);
    }
    return traits.contains(Trait.SECOND_FACTOR) ? Math.max(required, secondFactor) : required;
  }

  /**
   * Whether such a user may register and use that method. For privileged users it is never enough
   * to know something, as in Azure AD.
   */
  public boolean allows(MethodId method, Set<Kind> kinds, Set<Trait> traits) {
    return methods.contains(method)
        && !(kinds.contains(Kind.KNOWLEDGE) && traits.contains(Trait.PRIVILEGED));
  }
}
