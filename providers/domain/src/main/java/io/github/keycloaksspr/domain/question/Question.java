// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

/** A question that an administrator approved. */
public sealed interface Question {

  /** How it is written in the policy, in forms and beside the stored answer. Never null. */
  String key();

  /**
   * One of ours, whose words come from the message bundle.
   *
   * @param id its id in {@link QuestionCatalogue}
   */
  record Predefined(String id) implements Question {

    @Override
    public String key() {
      return id;
    }
  }

  /**
   * One of the administrator's own, shown as it was typed.
   *
   * @param text 3 to 200 characters, as in Azure AD
   */
  record Custom(String text) implements Question {

    @Override
    public String key() {
      return text;
    }
  }

  /** The question that a key means: a catalogue id is that question, everything else is a text. */
  static Question of(String key) {
    return QuestionCatalogue.contains(key) ? new Predefined(key) : new Custom(key);
  }
}
