// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

import java.util.List;

/** What comes of a post to a method's page. */
public sealed interface Result {

  /**
   * Nothing is to be compared: something is missing or cannot be read, or there is another page. It
   * costs no try, so nothing in it may depend on whether what was typed is right.
   *
   * @param next what the engine keeps from here on
   * @param messages what the page says is wrong
   */
  record Stay(Challenge next, List<Message> messages) implements Result {

    /** Makes one. */
    public Stay {
      messages = List.copyOf(messages);
    }
  }

  /**
   * Something is to be compared. The engine takes a try, finds the user and runs the comparison; if
   * it matches, the user is proven.
   *
   * @param comparison what is to be done
   * @param wrong what the page says if it does not match
   */
  record Compare(Comparison comparison, Message wrong) implements Result {}
}
