// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import io.github.keycloaksspr.domain.policy.Policy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What administrators can give a user to begin with. */
enum PrefillField {
  PHONE("phone"),
  EMAIL("email"),
  OFFICE_PHONE("officePhone");

  private final String id;

  PrefillField(String id) {
    this.id = id;
  }

  /** The name in requests, answers and the heads of CSV files. */
  String id() {
    return id;
  }

  /** The user attribute that the policy has it in, empty where the policy names none. */
  Optional<String> attribute(Policy.Attributes attributes) {
    return switch (this) {
      case PHONE -> attributes.prefillPhone();
      case EMAIL -> attributes.prefillEmail();
      case OFFICE_PHONE -> Optional.of(attributes.officePhone());
    };
  }

  /** The field of that name, empty for any other name. */
  static Optional<PrefillField> of(String id) {
    return Arrays.stream(values()).filter(field -> field.id.equals(id)).findFirst();
  }

  /** The field of that column; people write heads in any case and with spaces. */
  static Optional<PrefillField> ofColumn(String head) {
    return Arrays.stream(values())
        .filter(field -> field.id.toLowerCase(Locale.ROOT).equals(head))
        .findFirst();
  }
}
