// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak;

import io.github.keycloaksspr.domain.code.Codes;
import io.github.keycloaksspr.domain.limit.ClaimLimits;
import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.limit.ContactLimits;
import io.github.keycloaksspr.domain.limit.ExplanationLimits;
import io.github.keycloaksspr.domain.limit.Limiter;
import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.SendLimits;
import io.github.keycloaksspr.domain.limit.SlotLimiter;
import io.github.keycloaksspr.domain.limit.Subject;
import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.policy.Trait;
import io.github.keycloaksspr.domain.puzzle.PuzzleGate;
import io.github.keycloaksspr.domain.puzzle.Puzzles;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.keycloak.account.FinishedResets;
import io.github.keycloaksspr.keycloak.account.Membership;
import io.github.keycloaksspr.keycloak.account.PrivilegedUsers;
import io.github.keycloaksspr.keycloak.account.ResetLock;
import io.github.keycloaksspr.keycloak.account.Traits;
import io.github.keycloaksspr.keycloak.contact.Contact;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.MethodStore;
import io.github.keycloaksspr.keycloak.delivery.Delivery;
import io.github.keycloaksspr.keycloak.method.MethodCatalogue;
import io.github.keycloaksspr.keycloak.metrics.MeteredLimiter;
import io.github.keycloaksspr.keycloak.notice.AdministratorNotices;
import io.github.keycloaksspr.keycloak.notice.Explanation;
import io.github.keycloaksspr.keycloak.notice.Notices;
import io.github.keycloaksspr.keycloak.policy.PolicyNames;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import io.github.keycloaksspr.spi.MethodId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The product as one request in one realm sees it: the domain, wired to Keycloak. */
public final class Sspr {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Policy policy;
  private final Traits traits;
  private final Membership membership;
  private final Clock clock = new KeycloakClock();
  private final KeyedHash hash;
  private final Limiter limiter;

  private Sspr(KeycloakSession session, RealmModel realm, Policy policy, Traits traits) {
    this.session = session;
    this.realm = realm;
    this.policy = policy;
    this.traits = traits;
    this.membership = new Membership(new PolicyNames(session, realm), policy.scope());
    this.hash = new KeyedHash(realmKey(session, realm));
    this.limiter =
        new MeteredLimiter(
            new SlotLimiter(new SingleUseSlots(session.singleUseObjects())), realm.getName());
  }

  /** The product in that realm. */
  public static Sspr of(KeycloakSession session, RealmModel realm) {
    Policy policy = PolicyReader.read(session, realm);
    return new Sspr(session, realm, policy, new Traits(session, realm, policy));
  }

  /**
   * The product in that realm as it would be under a policy, for those who look at all users.
   *
   * @param privileged who is privileged under that policy
   */
  public static Sspr under(
      KeycloakSession session, RealmModel realm, Policy policy, PrivilegedUsers privileged) {
    return new Sspr(session, realm, policy, new Traits(session, realm, policy, privileged));
  }

  public Policy policy() {
    return policy;
  }

  public Clock clock() {
    return clock;
  }

  public KeyedHash hash() {
    return hash;
  }

  public Limiter limiter() {
    return limiter;
  }

  public Codes codes() {
    return new Codes(clock, RANDOM, hash, limiter, policy.codes());
  }

  public Puzzles puzzles() {
    return new Puzzles(clock, hash, limiter);
  }

  /**
   * When a client has to solve a puzzle.
   *
   * @param client where it asks from
   */
  public PuzzleGate puzzleGate(ClientAddress client) {
    return new PuzzleGate(
        policy.captcha(), limiter, hash.of("puzzle-client", realm.getId(), client.network()));
  }

  /** What guards the reset against being tried or used too often. */
  public ResetLimits resetLimits() {
    return new ResetLimits(
        limiter,
        new SingleUseLocks(session, clock, policy.limits().lock()),
        clock,
        hash,
        policy.limits(),
        realm.getId());
  }

  /** How many codes may be sent. */
  public SendLimits sendLimits() {
    return new SendLimits(limiter, hash, policy.limits(), realm.getId());
  }

  /** How often administrators may be asked for help. */
  public ContactLimits contactLimits() {
    return new ContactLimits(limiter, hash, policy.limits(), realm.getId());
  }

  /** How often owners of accounts may be told why a concealed reset is not possible. */
  public ExplanationLimits explanationLimits() {
    return new ExplanationLimits(limiter, hash, policy.limits(), realm.getId());
  }

  /** What pages say of limits before a proof, where it is concealed whose a name is. */
  public ClaimLimits claimLimits(Subject typedName) {
    return new ClaimLimits(limiter, hash, policy.limits(), typedName);
  }

  /** That user, as limits count them. */
  public Subject subject(UserModel user) {
    return Subject.user(hash, realm.getId(), user.getId());
  }

  /** When resets were finished. */
  public FinishedResets finishedResets() {
    return new FinishedResets(session, limiter);
  }

  /** The lock that the limits put on the reset of an account. */
  public ResetLock resetLock() {
    return new ResetLock(resetLimits(), this::subject);
  }

  public MethodCatalogue catalogue() {
    return new MethodCatalogue(session, realm, this);
  }

  public MethodStore store(UserModel user) {
    return new MethodStore(session, user, clock);
  }

  /** What makes the policy ask more of that user than of others. */
  public Set<Trait> traits(UserModel user) {
    return traits.of(user);
  }

  /** How many different proofs a reset of that user needs. */
  public int required(UserModel user) {
    return policy.requirements().required(traits(user));
  }

  /** The methods that may be offered to that user, in the order of pages. */
  public List<MethodId> enabledFor(UserModel user) {
    return catalogue().enabled(traits(user));
  }

  /** The methods with which that user can prove identity now. */
  public UsableMethods usableBy(UserModel user) {
    return usableBy(user, traits(user));
  }

  /** The same for a user with those traits, where they are known already. */
  public UsableMethods usableBy(UserModel user, Set<Trait> traits) {
    return catalogue().usableBy(user, traits);
  }

  /** What the user registered that does not count any more. */
  public List<MethodCredentialType> withdrawn(UserModel user) {
    return withdrawn(user, traits(user));
  }

  /** The same for a user with those traits, where they are known already. */
  public List<MethodCredentialType> withdrawn(UserModel user, Set<Trait> traits) {
    return catalogue().withdrawn(user, traits, store(user));
  }

  /** Whether that user is within the scope of the policy. */
  public boolean isInScope(UserModel user) {
    return membership.includes(user);
  }

  public Delivery delivery() {
    return new Delivery(session, realm, policy);
  }

  public Contact contact() {
    return new Contact(session, realm, this);
  }

  public Explanation explanation() {
    return new Explanation(session, realm, this);
  }

  public Notices notices() {
    return new Notices(session, realm, this);
  }

  public AdministratorNotices administratorNotices() {
    return new AdministratorNotices(session, realm, this);
  }

  /** The user with that id, empty when there is none any more. */
  public Optional<UserModel> user(String id) {
    return Optional.ofNullable(session.users().getUserById(realm, id));
  }

  /** Every realm has this key, Keycloak signs its own session tokens with it. */
  private static byte[] realmKey(KeycloakSession session, RealmModel realm) {
    return session
        .keys()
        .getActiveKey(realm, KeyUse.SIG, Algorithm.HS512)
        .getSecretKey()
        .getEncoded();
  }
}
