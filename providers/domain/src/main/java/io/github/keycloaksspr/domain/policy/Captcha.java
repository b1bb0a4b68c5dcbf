// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import java.util.Arrays;
import java.util.Optional;

/** When the first page of a reset has the browser solve a puzzle. */
public enum Captcha {
  OFF("off"),
  ALWAYS("always"),
  /** Once a client named so many people without getting a reset done. */
  AFTER_FAILURES("after-failures");

  private final String id;

  Captcha(String id) {
    this.id = id;
  }

  /** The name in the policy. */
  public String id() {
    return id;
  }

  /** The choice of that name, empty for any other name. */
  static Optional<Captcha> of(String id) {
    return Arrays.stream(values()).filter(choice -> choice.id.equals(id)).findFirst();
  }
}
