// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.domain.typed.TypedDestination;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import io.github.keycloaksspr.spi.method.Account;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The account that a reset is about. Pages and methods treat both kinds alike: one that is known,
 * and one that is concealed, of which nothing may be told but what was typed. What a concealed
 * account does with the true one, it does after the request.
 */
sealed interface ResetAccount extends Account permits KnownAccount, ConcealedAccount {

  /** The id of this reset. */
  String flow();

  /** The product, for this request. */
  Sspr sspr();

  /** A ledger without proofs for this account, to be filled by that execution. */
  ProofLedger emptyLedger(String execution);

  /** How many proofs will be asked for; 0 where that is not told. */
  int steps();

  /** The methods that can add a proof to that ledger, in the order of pages. */
  List<OfferedMethod> offered(ProofLedger ledger);

  /** Whether the ledger holds all proofs that are needed. */
  boolean isComplete(ProofLedger ledger);

  /** Shows the page that says so while the reset of the account is closed. */
  boolean showsClosed();

  /** How long a comparison apart from the request may take. */
  Duration patience();

  /**
   * Takes one try.
   *
   * @return empty when there is none; then the page was shown that says so
   */
  Optional<Attempt> attempt(AuditStep step, MethodId method);

  /** The same for a proof that is compared with what that account has. */
  Optional<Attempt> attempt(AuditStep step, MethodId method, Optional<KnownAccount> holder);

  /** Notes that something was refused which costs no try. */
  void refused(AuditStep step, MethodId method, String error);

  /** What came of comparing a typed destination with the account's own. */
  enum Compared {
    /** It is the same, or that is found out where it cannot be watched. */
    GO_ON,
    /** It is another one. */
    DIFFERENT,
    /** It is another one, and one try is left. */
    DIFFERENT_AND_LAST_NEXT,
    /** Nothing was compared, and the page was shown that says why. */
    ANSWERED
  }

  /** Compares what was typed with the destination of that method. Costs a try if it is wrong. */
  Compared compare(MethodId method, TypedDestination.Legible typed);

  /** How a destination that was typed stands in the note of a code that is sent to it. */
  String noted(MethodId method, TypedDestination.Legible typed);

  /** What a code for that method is bound to, if it went to the destination of that note. */
  CodeBinding binding(MethodId method, String destination);

  /** What came of sending a code. */
  sealed interface Sending {

    /**
     * Where it leads.
     *
     * @param state as it was before
     * @param here the step at which the user can try the same again
     */
    MethodResult result(Verification state, Step here);

    /** It may arrive. */
    record Sent(SentCode code, Outcome outcome) implements Sending {
      @Override
      public MethodResult result(Verification state, Step here) {
        Step entering = new Step.Entering(code.method(), code.channel());
        return new MethodResult.Stay(
            state.at(entering).sent(code), PageMessage.info(outcome.messageKey()));
      }
    }

    /** Nothing was sent; the user can try the same again. */
    record NotNow(PageMessage message) implements Sending {
      @Override
      public MethodResult result(Verification state, Step here) {
        return new MethodResult.Stay(state.at(here), message);
      }
    }

    /** Nothing was sent; another method may help. */
    record NotThisWay(PageMessage message) implements Sending {
      @Override
      public MethodResult result(Verification state, Step here) {
        return new MethodResult.Stay(state.at(new Step.Choosing()), message);
      }
    }

    /** Nothing was sent, and the page was shown that says why. */
    record Answered() implements Sending {
      @Override
      public MethodResult result(Verification state, Step here) {
        return new MethodResult.Answered();
      }
    }
  }

  /**
   * Sends a code.
   *
   * @param destination as in the note
   */
  Sending send(Verification state, MethodId method, Channel channel, String destination);

  /** The owner of the account to whom a right code was sent, with the destination of that note. */
  Optional<KnownAccount> receiver(MethodId method, String destination);

  /** The owner of the account who has that method, at the same cost for all names. */
  Optional<KnownAccount> holder(MethodId method);

  /** Asks an administrator for help, and shows what came of it. */
  void contact();

  /**
   * A proof was given: from here on the account is known.
   *
   * @return false when its reset is closed, and the page was shown that says so
   */
  boolean becomes(KnownAccount owner);
}
