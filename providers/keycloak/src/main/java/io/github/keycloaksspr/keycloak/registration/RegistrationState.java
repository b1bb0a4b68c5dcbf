// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.registration;

import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.policy.Trait;
import io.github.keycloaksspr.domain.registration.Enrolment;
import io.github.keycloaksspr.domain.registration.Review;
import io.github.keycloaksspr.domain.registration.SignInPrompt;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.PasswordHome;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.MethodStore;
import io.github.keycloaksspr.spi.MethodId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * How a user stands to registering, as it is when this is made: whether it is of use, how much the
 * policy asks for, what is usable, and what can still be set up here and now. The prompt at
 * sign-in, the list of methods, reports, preview and doctor all ask here. Reads only what is cached
 * with the user, but for {@link #door()}.
 */
public final class RegistrationState {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Sspr sspr;
  private final UserModel user;
  private final MethodStore store;
  private final Set<Trait> traits;
  private final UsableMethods usable;
  private final List<MethodId> enabled;

  private RegistrationState(
      KeycloakSession session, RealmModel realm, Sspr sspr, UserModel user, Set<Trait> traits) {
    this.session = session;
    this.realm = realm;
    this.sspr = sspr;
    this.user = user;
    this.store = sspr.store(user);
    this.traits = traits;
    this.usable = sspr.usableBy(user, traits);
    this.enabled = sspr.catalogue().enabled(traits);
  }

  /**
   * Finds out.
   *
   * @param sspr the product under the policy that is asked about
   */
  public static RegistrationState of(
      KeycloakSession session, RealmModel realm, Sspr sspr, UserModel user) {
    return new RegistrationState(session, realm, sspr, user, sspr.traits(user));
  }

  /**
   * Whether registering is of use. May ask the database, where the user has no password here.
   *
   * <p>Keycloak's own lock can be lifted even where it only reads the directory that knows the
   * password.
   */
  public Door door() {
    if (!sspr.isInScope(user)) {
      return Door.OUT_OF_SCOPE;
    }
    boolean unlockable =
        sspr.policy().reset().unlock() == Policy.Unlock.ALLOWED
            && PasswordHome.isOfDirectory(realm, user);
    return unlockable || PasswordHome.of(session, realm, user) == PasswordHome.WRITABLE
        ? Door.OPEN
        : Door.MANAGED_ELSEWHERE;
  }

  /** The methods that the user can prove identity with now. */
  public UsableMethods usable() {
    return usable;
  }

  /** The methods that the policy allows the user and that work here, in the order of pages. */
  public List<MethodId> enabled() {
    return enabled;
  }

  /** How far the user is, and can get here and now. */
  public Enrolment enrolment() {
    int proofs = usable.distinctProofs();
    return new Enrolment(
        sspr.policy().requirements().required(traits), proofs, reachable() - proofs);
  }

  /** Whether the user can set that method up, or change it, here and now. */
  public boolean canSetUp(MethodId method) {
    return enabled.contains(method)
        && (sspr.catalogue().installed().registeredAs(method).isPresent()
            || EnrolmentAction.of(session, realm, method).isPresent());
  }

  /** Whether a sign-in shows the list, where the policy has users asked at all. */
  public boolean isPromptDue() {
    return sspr.policy().registration().atSignIn() == Policy.AtSignIn.ASK
        && new SignInPrompt(enrolment(), reviews()).isDue()
        && door() == Door.OPEN;
  }

  /** What the user is to look over. */
  public Set<Review> reviews() {
    Set<Review> reviews = EnumSet.noneOf(Review.class);
    if (new Reconfirmation(sspr, user).isDue()) {
      reviews.add(Review.RECONFIRMATION);
    }
    if (Stream.concat(withdrawn().stream(), disallowed().stream())
        .anyMatch(type -> !store.isSetAside(type))) {
      reviews.add(Review.WITHDRAWAL);
    }
    return reviews;
  }

  /**
   * Notes that the user looked everything over, found right what the policy allows and still
   * counts, and saw that the rest is not used.
   */
  public void confirm() {
    List<MethodCredentialType> disallowed = disallowed();
    for (MethodCredentialType type : registeredHere()) {
      if (isAllowed(type) && !disallowed.contains(type)) {
        store.confirm(type);
      } else {
        store.setAside(type);
      }
    }
  }

  /** What is registered under a method that the policy does not allow the user any more. */
  public List<MethodCredentialType> withdrawn() {
    return registeredHere().stream()
        .filter(type -> !isAllowed(type))
        .filter(type -> store.find(type).isPresent())
        .toList();
  }

  /**
   * What is registered under a method that works, and does not count: a rule about numbers,
   * addresses or questions has changed since.
   */
  public List<MethodCredentialType> disallowed() {
    return registeredHere().stream()
        .filter(type -> enabled.contains(type.method()))
        .filter(type -> usable.find(type.method()).isEmpty())
        .filter(type -> store.find(type).isPresent())
        .toList();
  }

  private List<MethodCredentialType> registeredHere() {
    return sspr.catalogue().installed().registeredHere();
  }

  private boolean isAllowed(MethodCredentialType type) {
    return sspr.catalogue().isAllowed(type.method(), traits);
  }

  /** Where two methods share a destination, one of them can be given another. */
  private int reachable() {
    return (int)
        enabled.stream()
            .filter(method -> usable.find(method).isPresent() || canSetUp(method))
            .count();
  }
}
