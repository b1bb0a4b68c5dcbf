// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static io.github.keycloaksspr.it.reset.ProofMethod.EMAIL;
import static io.github.keycloaksspr.it.reset.ProofMethod.OFFICE_PHONE;
import static io.github.keycloaksspr.it.reset.ProofMethod.QUESTIONS;
import static io.github.keycloaksspr.it.reset.ProofMethod.TEXT;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What happens to an account, or to the policy, while a reset is under way. */
enum Change {
  /** A proof by a recovery code uses that code up: that is no reason to refuse either. */
  NOTHING(Answer.GOES_ON),
  DISABLED(Answer.NOT_ENABLED),
  DELETED(Answer.UNKNOWN_USER),
  /** The new account of the name proved nothing. */
  DELETED_AND_MADE_AGAIN(Answer.UNKNOWN_USER_OR_START_AGAIN),
  LEFT_THE_SCOPE(Answer.NOT_ENABLED),
  /** No password is kept here any more, and the user signs in through an identity provider. */
  MANAGED_ELSEWHERE(Answer.ELSEWHERE),
  /** Needs two proofs then, and questions do not count. */
  PRIVILEGED(Answer.MORE_PROOFS),
  /** The policy allows no such user a proof by questions, so that one is withdrawn. */
  PRIVILEGED_AFTER_QUESTIONS(Answer.START_AGAIN),
  PRIVILEGED_WITH_TOO_FEW_METHODS(Answer.NOT_REGISTERED),
  SECOND_FACTOR_ENROLLED(Answer.MORE_PROOFS),
  POLICY_ASKS_FOR_MORE(Answer.MORE_PROOFS),
  METHOD_REMOVED(Answer.START_AGAIN),
  METHOD_REPLACED(Answer.START_AGAIN),
  METHOD_WITHDRAWN(Answer.START_AGAIN),
  /** The country of the number, or the domain of the address, may not be used any more. */
  DESTINATION_WITHDRAWN(Answer.START_AGAIN),
  /** The address became the account's own, which is behind the lost password. */
  DESTINATION_BECAME_THE_ACCOUNTS_OWN(Answer.START_AGAIN),
  PASSWORD_SET_BY_AN_ADMINISTRATOR(Answer.START_AGAIN),
  OTHER_RESET_FINISHED(Answer.START_AGAIN);

  static final String PARTNER = "partner";
  static final String PASSWORD_IN_BETWEEN = "between-Passw0rd";

  /** What the reset does when it is asked to go on. */
  enum Answer {
    GOES_ON("new-password|done", ""),
    MORE_PROOFS("choose-method", ""),
    NOT_ENABLED("not-enabled", "sspr_not-enabled"),
    ELSEWHERE("managed-elsewhere", "sspr_managed-elsewhere"),
    NOT_REGISTERED("not-registered", "sspr_not-registered"),
    UNKNOWN_USER("unknown-user", "user_not_found|sspr_unknown-user"),
    UNKNOWN_USER_OR_START_AGAIN("unknown-user|start-again", "user_not_found|sspr_.+"),
    START_AGAIN("start-again", "sspr_.+");

    /** Which marks a right page may have, as a regular expression. */
    final String pages;

    /** Which errors the event may have, as a regular expression; empty when it is no refusal. */
    final String error;

    Answer(String pages, String error) {
      this.pages = pages;
      this.error = error;
    }

    boolean isRefusal() {
      return !error.isEmpty();
    }
  }

  final Answer answer;

  Change(Answer answer) {
    this.answer = answer;
  }

  /** Whether it makes a difference to a reset in which that method gave the proof. */
  boolean concerns(ProofMethod method) {
    return switch (this) {
      case PRIVILEGED -> method != QUESTIONS;
      case PRIVILEGED_AFTER_QUESTIONS -> method == QUESTIONS;
      case SECOND_FACTOR_ENROLLED -> !method.isSecondFactor();
      case DESTINATION_WITHDRAWN -> method.isSent();
      case DESTINATION_BECAME_THE_ACCOUNTS_OWN -> method == EMAIL;
      default -> true;
    };
  }

  /** Whether it changes the realm, so that it has to be taken back after the row. */
  boolean isOfThePolicy() {
    return Set.of(POLICY_ASKS_FOR_MORE, METHOD_WITHDRAWN, DESTINATION_WITHDRAWN).contains(this);
  }

  /** What the account has registered beforehand: that method, and mail, phone and questions. */
  Set<ProofMethod> registered(ProofMethod method) {
    Set<ProofMethod> methods = EnumSet.of(method);
    if (this != PRIVILEGED_WITH_TOO_FEW_METHODS) {
      methods.addAll(List.of(EMAIL, TEXT, QUESTIONS, OFFICE_PHONE));
    }
    return methods;
  }

  /** Lets it happen. */
  void to(ResetAccount account, ProofMethod method) {
    switch (this) {
      case NOTHING -> {
        // As it says.
      }
      case DISABLED -> account.change(Map.of("enabled", false));
      case DELETED -> account.delete();
      case DELETED_AND_MADE_AGAIN -> account.deleteAndMakeAgain(registered(method));
      case LEFT_THE_SCOPE -> account.leaveTheScope();
      case MANAGED_ELSEWHERE -> {
        account.deleteCredentials("password");
        account.admin().linkIdentity(account.username, PARTNER);
      }
      case PRIVILEGED, PRIVILEGED_AFTER_QUESTIONS, PRIVILEGED_WITH_TOO_FEW_METHODS ->
          account.admin().giveClientRole(account.username, "realm-management", "view-users");
      case SECOND_FACTOR_ENROLLED ->
          account.change(Map.of("credentials", List.of(account.app.app("Phone"))));
      case POLICY_ASKS_FOR_MORE -> account.admin().changePolicy(Map.of("methodsRequired", "2"));
      case METHOD_REMOVED -> method.remove(account);
      case METHOD_REPLACED -> method.replace(account);
      case METHOD_WITHDRAWN -> account.admin().changePolicy(Map.of("methods", method.allOthers()));
      case DESTINATION_WITHDRAWN -> withdrawDestination(account, method);
      case DESTINATION_BECAME_THE_ACCOUNTS_OWN -> account.change(Map.of("email", account.mail));
      case PASSWORD_SET_BY_AN_ADMINISTRATOR ->
          account.admin().setPassword(account.username, PASSWORD_IN_BETWEEN);
      case OTHER_RESET_FINISHED -> account.resetElsewhere(othersThan(method), PASSWORD_IN_BETWEEN);
    }
  }

  /** Methods whose cool-down does not run yet: the mail, or else a text, is the second proof. */
  private static List<ProofMethod> othersThan(ProofMethod method) {
    return method == EMAIL
        ? List.of(OFFICE_PHONE, QUESTIONS)
        : Stream.of(OFFICE_PHONE, TEXT, QUESTIONS)
            .filter(other -> !other.id.equals(method.id))
            .toList();
  }

  private static void withdrawDestination(ResetAccount account, ProofMethod method) {
    account
        .admin()
        .changePolicy(
            method.isPhone()
                ? Map.of("allowedCountries", "US")
                : Map.of("blockedMailDomains", ResetAccount.DOMAIN));
  }
}
