// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import java.util.Optional;

/**
 * How far somebody got in proving to be the candidate. Immutable; lies, as JSON, in the session on
 * the server, so that reloading, going back and old tabs show what is and change nothing.
 *
 * @param version of the format; whatever has another version is not read
 * @param ledger what was proven
 * @param step where the person stands
 * @param sent the code that is good now
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Verification(int version, ProofLedger ledger, Step step, Optional<SentCode> sent) {

  /** The format written by this release. */
  public static final int VERSION = 1;

  /** The beginning: nothing proven, at the list. */
  public static Verification begin(ProofLedger ledger) {
    return new Verification(VERSION, ledger, new Step.Choosing(), Optional.empty());
  }

  /** The same, at another step. A code that was sent stays good. */
  public Verification at(Step step) {
    return new Verification(version, ledger, step, sent);
  }

  /** The same with another code in place of any earlier one. */
  public Verification sent(SentCode code) {
    return new Verification(version, ledger, step, Optional.of(code));
  }

  /** Back at the list with one more proof; the code that gave it is gone. */
  public Verification proven(ProofLedger more) {
    return new Verification(version, more, new Step.Choosing(), Optional.empty());
  }
}
