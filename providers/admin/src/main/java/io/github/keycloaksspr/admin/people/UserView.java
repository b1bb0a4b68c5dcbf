// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a user stands, for administrators. Destinations are masked.
 *
 * @param id of the user
 * @param username to be recognised by
 * @param enabled whether the account is
 * @param inScope whether the policy lets the user reset
 * @param passwordElsewhere whether the password cannot be changed from here, so that a reset is
 *     refused
 * @param traits what makes the policy ask more of the user than of others
 * @param required how many different proofs a reset asks for
 * @param usable how many the user could give now
 * @param unobtainable how many of the required proofs the user cannot have by setting methods up
 *     now
 * @param methods those that the policy enables for the user, and others that are registered all the
 *     same
 * @param graceEndsAt until when "not now" is offered; absent where the period has not begun, or all
 *     is registered
 * @param reconfirmAt from when on the user is asked to look it over again
 * @param askedByAdministrator whether the list of methods comes at the next sign-in whatever the
 *     policy says
 * @param resetLockedUntil until when limits keep the reset closed; absent where it is open
 * @param signInLocked whether brute-force protection keeps the user from signing in now
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record UserView(
    String id,
    String username,
    boolean enabled,
    boolean inScope,
    boolean passwordElsewhere,
    List<String> traits,
    int required,
    int usable,
    int unobtainable,
    List<Method> methods,
    Optional<Instant> graceEndsAt,
    Optional<Instant> reconfirmAt,
    boolean askedByAdministrator,
    Optional<Instant> resetLockedUntil,
    boolean signInLocked) {

  /**
   * One method.
   *
   * @param method its id
   * @param state how far it is
   * @param enabled whether the policy allows it for this user, and it works in this realm
   * @param usable whether the user can prove identity with it now
   * @param destination where codes go, masked
   * @param confirmedAt when the user last said that it is right
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Method(
      String method,
      State state,
      boolean enabled,
      boolean usable,
      Optional<String> destination,
      Optional<Instant> confirmedAt) {}

  /** How far a method is. */
  enum State {
    MISSING,
    /** A value to begin with is there; the user has not verified it. */
    PREFILLED,
    /** Registered and verified by the user. */
    REGISTERED,
    /** An administrator or the directory vouches for it. */
    BY_ADMINISTRATOR,
    /** Registered, but the policy or the account does not let the number or address be used now. */
    WITHDRAWN,
    /**
     * A value is there that cannot be used: registered in a form that this release cannot read,
     * that of a newer one or damaged, or an office phone that is no single number, or none that the
     * policy allows.
     */
    UNREADABLE;

    /** The word in answers. */
    @JsonValue
    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
