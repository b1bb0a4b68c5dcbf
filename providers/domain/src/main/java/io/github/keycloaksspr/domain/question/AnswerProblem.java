// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

/** Why a question or an answer is not taken at registration. */
public enum AnswerProblem {
  QUESTION_MISSING,
  QUESTION_TWICE,
  ANSWER_MISSING,
  ANSWER_SHORT,
  ANSWER_LONG,
  ANSWER_CONTROL_CHARACTERS,
  /** The same answer to two questions. */
  ANSWER_TWICE,
  /** The answer can be read off its question. */
  ANSWER_IN_QUESTION,
  /** The answer is the person's name, user name or mail address. */
  ANSWER_PERSONAL
}
