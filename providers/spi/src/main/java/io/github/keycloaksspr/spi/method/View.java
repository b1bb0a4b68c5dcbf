// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

import java.util.Map;

/**
 * A page of a method.
 *
 * @param mark what its root element carries as {@code data-sspr-page}
 * @param template name of a file in {@code theme-resources/templates}; begin it with a prefix of
 *     your own, because all extensions share that folder
 * @param values what the template sees in {@code sspr}: texts, numbers, truths, lists and maps of
 *     these. {@code account}, {@code step}, {@code steps} and {@code contactUrl} are the engine's.
 */
public record View(String mark, String template, Map<String, Object> values) {

  /** Makes one. */
  public View {
    values = Map.copyOf(values);
  }
}
