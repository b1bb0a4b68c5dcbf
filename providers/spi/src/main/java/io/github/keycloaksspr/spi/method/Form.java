// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

/** What was posted. Anything may be missing, too long or nonsense. */
public interface Form {

  /** The field as it was typed; an empty text when it is missing, never null. */
  String text(String field);
}
