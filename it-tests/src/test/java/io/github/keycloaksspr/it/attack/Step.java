// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.HashMap;
import java.util.Map;

/** How far somebody gets in a reset of Bob's who proves nothing. */
enum Step {
  WHO_ARE_YOU("who-are-you") {
    @Override
    void walk(Person person, Bob bob) {
      person.forgot();
    }

    @Override
    Map<String, String> rightForm(Person person, Bob bob) {
      return Map.of("username", "bob");
    }
  },
  CHOOSE_METHOD("choose-method") {
    @Override
    void walk(Person person, Bob bob) {
      person.forgot();
      person.identify("bob");
    }

    @Override
    Map<String, String> rightForm(Person person, Bob bob) {
      return Map.of("method", "auth-phone", "channel", "sms");
    }
  },
  CONFIRM_DESTINATION("confirm-destination") {
    @Override
    void walk(Person person, Bob bob) {
      CHOOSE_METHOD.walk(person, bob);
      person.choose("auth-phone", "sms");
    }

    @Override
    Map<String, String> rightForm(Person person, Bob bob) {
      return Map.of("destination", bob.phone);
    }
  },
  ANSWER_QUESTIONS("answer-questions") {
    @Override
    void walk(Person person, Bob bob) {
      CHOOSE_METHOD.walk(person, bob);
      person.choose("security-questions", "");
    }

    @Override
    Map<String, String> rightForm(Person person, Bob bob) {
      Map<String, String> answers = new HashMap<>();
      for (int i = 1; person.page().label("answer-" + i).isPresent(); i++) {
        String question = person.page().label("answer-" + i).orElseThrow();
        answers.put("answer-" + i, person.answers().get(question));
      }
      return answers;
    }
  },
  /** Once a cool-down only: sends Bob a code. */
  ENTER_CODE("enter-code") {
    @Override
    void walk(Person person, Bob bob) {
      CHOOSE_METHOD.walk(person, bob);
      person.choose("auth-email", "mail");
      person.confirmDestination(bob.mail);
    }

    @Override
    Map<String, String> rightForm(Person person, Bob bob) {
      return Map.of("code", person.readCode(bob.mail));
    }
  };

  private final String mark;

  Step(String mark) {
    this.mark = mark;
  }

  abstract void walk(Person person, Bob bob);

  /** What Bob himself would send from the page that he reached. */
  abstract Map<String, String> rightForm(Person person, Bob bob);

  /** Goes there. */
  Page reach(Person person, Bob bob) {
    walk(person, bob);
    assertThat(person.page().mark()).isEqualTo(mark);
    return person.page();
  }

  /** Mark of the page. */
  String mark() {
    return mark;
  }
}
