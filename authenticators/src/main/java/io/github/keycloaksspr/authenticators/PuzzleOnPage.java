// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.puzzle.Puzzle;
import io.github.keycloaksspr.domain.puzzle.PuzzleBinding;
import io.github.keycloaksspr.domain.puzzle.PuzzleGate;
import io.github.keycloaksspr.domain.puzzle.PuzzleResult;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.page.Page;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The puzzle on the page that asks for the account. It knows nothing of what is typed there. */
final class PuzzleOnPage {

  private static final Logger LOG = Logger.getLogger(PuzzleOnPage.class);
  private static final String FIELD = "puzzle";

  private final AuthenticationFlowContext context;
  private final Sspr sspr;
  private final PuzzleGate gate;

  PuzzleOnPage(AuthenticationFlowContext context) {
    this.context = context;
    this.sspr = Sspr.of(context.getSession(), context.getRealm());
    this.gate = sspr.puzzleGate(ClientAddress.of(context.getConnection().getRemoteHost()));
  }

  /** Puts a puzzle on the page, where one is asked. */
  Page on(Page page) {
    return gate.isShut() ? page.with(FIELD, puzzle()) : page;
  }

  /**
   * Whether the browser may name an account. Asked before the name is looked for, and whatever the
   * name is.
   *
   * @return key of a text that says what to do, empty when all is well
   */
  Optional<String> problem(FormInput input) {
    if (input.isBlank(FIELD) && gate.passFree()) {
      return Optional.empty();
    }
    PuzzleResult result = sspr.puzzles().check(binding(), input.text(FIELD));
    return switch (result) {
      case SOLVED -> Optional.empty();
      case ABSENT -> Optional.of(refuse(result, "sspr-error-puzzle-missing"));
      case WRONG, EXPIRED, USED -> Optional.of(refuse(result, "sspr-error-puzzle-again"));
    };
  }

  /** The reset was done. */
  void forgive() {
    gate.forgive();
  }

  /** No event: a browser that did no work yet must not fill the log or the database. */
  private String refuse(PuzzleResult result, String text) {
    LOG.debugf("Puzzle of a reset in realm %s: %s", context.getRealm().getId(), result);
    return text;
  }

  private Map<String, Object> puzzle() {
    Puzzle puzzle = sspr.puzzles().issue(binding());
    return Map.of(
        "algorithm", puzzle.algorithm(),
        "challenge", puzzle.challenge(),
        "salt", puzzle.salt(),
        "signature", puzzle.signature(),
        "maxNumber", puzzle.maxNumber(),
        "helpUrl", ResetPages.website(sspr.policy()));
  }

  private PuzzleBinding binding() {
    return new PuzzleBinding(context.getRealm().getId(), Purpose.RESET, ResetPages.tab(context));
  }
}
