// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import java.util.Locale;

/** One of the values of a key that has a fixed set of them: a constant of an enum. */
public interface PolicyChoice {

  String name();

  /** The value as the administrator writes it, such as "after-failures". */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
