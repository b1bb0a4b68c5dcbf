// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.Subject;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.question.Answer;
import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.domain.question.QuestionDraw;
import io.github.keycloaksspr.domain.reset.Claim;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.Accounts;
import io.github.keycloaksspr.keycloak.credential.HashedAnswers;
import io.github.keycloaksspr.keycloak.credential.Registered;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.StorageUnavailableException;

/**
 * The questions that a claim is asked, as long as it is concealed whether there is such an account:
 * the user's own, or as many of the approved list, drawn from what was typed, so that the same name
 * is always asked the same. This and the page for a code that the user holds are the ones for which
 * the account must be looked up before a proof: at the same cost for all names, as far as it can
 * be, and with an {@link EvenAnswer}.
 */
final class AskedQuestions {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Sspr sspr;
  private final Claim claim;

  AskedQuestions(KeycloakSession session, RealmModel realm, Sspr sspr, Claim claim) {
    this.session = session;
    this.realm = realm;
    this.sspr = sspr;
    this.claim = claim;
  }

  /**
   * What is asked.
   *
   * @param keys of the questions, in the order of asking
   * @param owner who can answer them; empty when nobody can
   */
  record Drawn(List<String> keys, Optional<Owner> owner) {

    /** For whom the answers are counted, which is shown to nobody. */
    Subject subject(Subject typedName) {
      return owner.map(found -> found.reset().subject()).orElse(typedName);
    }
  }

  /** A user who registered enough of the questions that are approved now. */
  record Owner(Reset reset, Registered.Questions stored) {}

  List<String> keys() {
    return draw().keys();
  }

  Drawn draw() {
    Optional<Owner> owner = open().flatMap(this::owner);
    String registration =
        owner
            .map(found -> found.stored().credentialId())
            .orElseGet(() -> claim.subject(sspr.hash(), realm.getId()).hash());
    List<String> shuffled =
        new QuestionDraw(sspr.hash()).draw(registration, approved(), approved().size());
    List<String> known = owner.map(found -> found.stored().questions()).orElse(shuffled);
    return new Drawn(
        shuffled.stream()
            .filter(known::contains)
            .limit(sspr.policy().questions().toReset())
            .toList(),
        owner);
  }

  /** Whether all answers are right. As many are hashed when nobody could be right. */
  boolean areRight(Drawn drawn, Map<String, Answer> given) {
    if (drawn.owner().isEmpty()) {
      HashedAnswers.hashForNothing(session, given.values());
      return false;
    }
    return drawn.owner().get().stored().answers().matches(session, given);
  }

  /** The user whom the claim means, if they may reset and can use that method. */
  Optional<Reset> owner(MethodId method) {
    return open()
        .map(open -> new Reset(sspr, claim.trueOf(open.user().getId()), open.user()))
        .filter(reset -> reset.usable().find(method).isPresent());
  }

  private Optional<Standing.Open> open() {
    EvenAnswer.of(session).holdForLookUp();
    try {
      Standing standing =
          Standing.of(
              session,
              realm,
              new Accounts(session, realm).findEvenly(claim.typedName()),
              claim.reason());
      return Optional.of(standing)
          .filter(Standing.Open.class::isInstance)
          .map(Standing.Open.class::cast);
    } catch (StorageUnavailableException | ModelException e) {
      if (!Accounts.isAway(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** A question that is not approved any more would tell that somebody registered it. */
  private Optional<Owner> owner(Standing.Open open) {
    Reset reset = new Reset(sspr, claim.trueOf(open.user().getId()), open.user());
    return reset
        .usable()
        .find(MethodId.SECURITY_QUESTIONS)
        .flatMap(method -> new QuestionsDrawn(reset).registered())
        .filter(this::hasEnoughThatAreApproved)
        .map(stored -> new Owner(reset, stored));
  }

  private boolean hasEnoughThatAreApproved(Registered.Questions stored) {
    return stored.questions().stream().filter(approved()::contains).count()
        >= sspr.policy().questions().toReset();
  }

  private List<String> approved() {
    return sspr.policy().questions().approved().stream().map(Question::key).toList();
  }
}
