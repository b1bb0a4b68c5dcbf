// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.domain.policy.Captcha;
import io.github.keycloaksspr.domain.policy.Disclosure;
import io.github.keycloaksspr.keycloak.Sspr;
import java.util.List;

/** Whether concealing accounts is guarded against programs that name many of them. */
record DisclosureCheck(Sspr sspr) implements Check {

  @Override
  public List<Finding> findings() {
    boolean unguarded =
        sspr.policy().reset().disclosure() == Disclosure.CONCEAL
            && sspr.policy().captcha() == Captcha.OFF;
    return unguarded
        ? List.of(
            Finding.warning(
                "conceal-without-captcha",
                "Accounts are concealed, but nothing slows a program that names many and has mails sent to"
                    + " their owners.",
                "Set captcha to after-failures or always."))
        : List.of();
  }
}
