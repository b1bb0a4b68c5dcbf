// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a user got in proving to own the account. Immutable; lies, as JSON, in the session on the
 * server, so that reloading, going back and old tabs show what is and change nothing.
 *
 * @param version of the format; what has another version is not read
 * @param ledger what was proven
 * @param step where the user stands
 * @param sent the codes that are good now, one for each method at most
 */
public record Verification(int version, ProofLedger ledger, Step step, List<SentCode> sent) {

  /** The format written by this release. */
  public static final int VERSION = 3;

  public Verification {
    sent = List.copyOf(sent);
  }

  /** The beginning: nothing proven, at the list. */
  public static Verification begin(ProofLedger ledger) {
    return new Verification(VERSION, ledger, new Step.Choosing(), List.of());
  }

  /** The same, at another step. Codes that were sent stay good. */
  public Verification at(Step step) {
    return new Verification(version, ledger, step, sent);
  }

  /** The same with another code in place of an earlier one of the same method. */
  public Verification sent(SentCode code) {
    SentCode latest = sentFor(code.method()).map(code::replacing).orElse(code);
    List<SentCode> codes = new ArrayList<>(withoutCodeOf(code.method()));
    codes.add(latest);
    return new Verification(version, ledger, step, codes);
  }

  /** Back at the list with one more proof; the code of the method that gave it is gone. */
  public Verification proven(ProofLedger more) {
    List<SentCode> others =
        sent.stream().filter(code -> !more.proves(code.method(), Optional.empty())).toList();
    return new Verification(version, more, new Step.Choosing(), others);
  }

  /** The code of that method, by whichever way it went. */
  public Optional<SentCode> sentFor(MethodId method) {
    return sent.stream().filter(code -> code.method().equals(method)).findFirst();
  }

  /** The code of that method if it went that way. */
  public Optional<SentCode> sentFor(MethodId method, Channel channel) {
    return sentFor(method).filter(code -> code.isFor(method, channel));
  }

  private List<SentCode> withoutCodeOf(MethodId method) {
    return sent.stream().filter(code -> !code.method().equals(method)).toList();
  }
}
