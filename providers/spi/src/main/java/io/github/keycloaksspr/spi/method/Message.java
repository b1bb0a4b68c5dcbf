// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

import java.util.List;
import java.util.Optional;

/**
 * What a page says is wrong.
 *
 * @param field the field that it stands at; empty for the whole page
 * @param key key of a text
 * @param parameters of the text
 */
public record Message(Optional<String> field, String key, List<Object> parameters) {

  /** Makes one. */
  public Message {
    parameters = List.copyOf(parameters);
  }

  /** At a field. */
  public static Message at(String field, String key, Object... parameters) {
    return new Message(Optional.of(field), key, List.of(parameters));
  }

  /** At the top of the page. */
  public static Message ofPage(String key, Object... parameters) {
    return new Message(Optional.empty(), key, List.of(parameters));
  }
}
