// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.authenticators.MethodResult.Answered;
import io.github.keycloaksspr.authenticators.MethodResult.Proven;
import io.github.keycloaksspr.authenticators.MethodResult.Stay;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.proof.Proof;
import io.github.keycloaksspr.domain.question.Answer;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.credential.Registered;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.models.utils.FormMessage;

/** Proof by answers. Which one was wrong is never said. */
final class QuestionsMethod implements ProofMethod {

  private static final String FIELD = "answer-";

  /** More than an answer may have, so that no right one is cut off by how it is typed. */
  private static final int LONGEST = 200;

  private final ResetAccount account;
  private final Verification state;
  private final MethodId method;

  QuestionsMethod(ResetAccount account, Verification state, MethodId method) {
    this.account = account;
    this.state = state;
    this.method = method;
  }

  @Override
  public MethodResult submit(FormInput input) {
    List<String> keys = account.questions();
    List<FormMessage> problems = problems(input, keys.size());
    if (!problems.isEmpty()) {
      return new Stay(state, new PageMessage.Fields(problems));
    }
    Optional<KnownAccount> owner = account.holder(method);
    return account
        .attempt(AuditStep.VERIFY, method, owner)
        .map(attempt -> compare(attempt, owner, given(input, keys)))
        .orElseGet(Answered::new);
  }

  private MethodResult compare(
      Attempt attempt, Optional<KnownAccount> owner, Map<String, Answer> given) {
    Optional<Proof> proof = owner.flatMap(known -> proof(known, given));
    if (proof.isPresent()) {
      attempt.notWrong();
      return new Proven(owner.orElseThrow(), proof.get());
    }
    return attempt.wrong(Errors.INVALID_USER_CREDENTIALS)
        ? new Answered()
        : new Stay(state, PageMessage.error("sspr-error-answers-wrong").after(attempt));
  }

  private Optional<Proof> proof(KnownAccount owner, Map<String, Answer> given) {
    return new AskedQuestions(owner)
        .registered()
        .filter(stored -> stored.answers().matches(owner.context().getSession(), given))
        .map(Registered.Questions::credentialId)
        .map(id -> Proof.byCredential(method, id, owner.sspr().clock().instant()));
  }

  /** What is wrong with fields before anything is compared: costs no try. */
  private static List<FormMessage> problems(FormInput input, int count) {
    List<FormMessage> problems = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String field = FIELD + i;
      input
          .problem(field, LONGEST, "sspr-error-answer-missing")
          .ifPresent(message -> problems.add(new FormMessage(field, message)));
    }
    return problems;
  }

  /** What was answered, by key of the question. */
  private static Map<String, Answer> given(FormInput input, List<String> keys) {
    Map<String, Answer> given = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      given.put(keys.get(i), Answer.of(input.text(FIELD + (i + 1))));
    }
    return given;
  }
}
