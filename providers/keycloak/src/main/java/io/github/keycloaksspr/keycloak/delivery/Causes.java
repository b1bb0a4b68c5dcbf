// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What went wrong, for the log. Only the kinds of the exceptions: their texts quote the addresses
 * that a mail server did not like.
 */
public final class Causes {

  private static final int DEEPEST = 10;

  private Causes() {}

  /** The kinds of an exception and of its causes. */
  public static String of(Throwable exception) {
    return Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST)
        .map(cause -> cause.getClass().getSimpleName())
        .collect(Collectors.joining(" < "));
  }
}
