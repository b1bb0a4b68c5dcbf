// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.proof;

import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.spi.MethodId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The passed steps of one reset. What grants a new password counts them and trusts nothing else.
 *
 * <p>Immutable, and bound: proofs given for another user, in another reset or to another execution
 * are not in it.
 *
 * @param flow random id of this reset, made when the user was named
 * @param user id of the user that the proofs are of
 * @param execution id of the execution that took the proofs
 * @param proofs in the order of passing; no method, destination or credential twice
 */
public record ProofLedger(String flow, String user, String execution, List<Proof> proofs) {

  public ProofLedger {
    proofs = withoutRepeats(proofs);
  }

  /** The ledger of a reset in which nothing was proven yet. */
  public static ProofLedger empty(String flow, String user, String execution) {
    return new ProofLedger(flow, user, execution, List.of());
  }

  /**
   * This ledger with one more proof; unchanged when its method, destination or credential proved
   * something already.
   */
  public ProofLedger with(Proof proof) {
    List<Proof> more = new ArrayList<>(proofs);
    more.add(proof);
    return new ProofLedger(flow, user, execution, more);
  }

  /** Whether that method, or another one to that destination, proved something. */
  public boolean proves(MethodId method, Optional<String> destination) {
    return proofs.stream().anyMatch(proof -> proof.overlaps(method, destination));
  }

  /**
   * The methods that can still add a proof: not used, and not sharing a destination or credential
   * with one that was.
   */
  public UsableMethods remaining(UsableMethods methods, KeyedHash hash) {
    return new UsableMethods(
        methods.list().stream()
            .filter(method -> proofs.stream().noneMatch(proof -> proof.overlaps(method, hash)))
            .toList());
  }

  /** Whether one of these methods proved something. */
  public boolean isProvenByAny(Collection<MethodId> methods) {
    return proofs.stream().map(Proof::method).anyMatch(methods::contains);
  }

  /**
   * Whether each proof still counts: its method is one that the user can prove with now, with the
   * destination or credential that the proof was given for. Of a proof that used its credential up,
   * the method must still be enabled.
   *
   * @param usable the methods of the user as they are now
   * @param enabled the methods that the policy allows such a user now
   */
  public boolean stands(UsableMethods usable, Collection<MethodId> enabled, KeyedHash hash) {
    return proofs.stream().allMatch(proof -> stands(proof, usable, enabled, hash));
  }

  private static boolean stands(
      Proof proof, UsableMethods usable, Collection<MethodId> enabled, KeyedHash hash) {
    return proof.isUsedUp()
        ? enabled.contains(proof.method())
        : usable.find(proof.method()).filter(method -> proof.isBy(method, hash)).isPresent();
  }

  /**
   * How many different proofs there can be in the end: those there are, and those that the user's
   * other methods can add.
   */
  public int attainable(UsableMethods usable, KeyedHash hash) {
    return count() + remaining(usable, hash).distinctProofs();
  }

  /** How many different proofs there are. */
  public int count() {
    return proofs.size();
  }

  /** Whether the proofs are of that reset and of that user, and at least so many. */
  public boolean satisfies(String flow, String user, int required) {
    return required > 0 && this.flow.equals(flow) && this.user.equals(user) && count() >= required;
  }

  /** Also what was read back from a store is held to the rule. */
  private static List<Proof> withoutRepeats(List<Proof> proofs) {
    List<Proof> distinct = new ArrayList<>();
    for (Proof proof : proofs) {
      if (distinct.stream().noneMatch(proof::overlaps)) {
        distinct.add(proof);
      }
    }
    return List.copyOf(distinct);
  }
}
