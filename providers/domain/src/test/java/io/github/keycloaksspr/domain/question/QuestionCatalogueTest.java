// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionCatalogueTest {

  @Test
  void thereAreAtLeastThirtyToChooseFrom() {
    assertThat(QuestionCatalogue.ids()).hasSizeGreaterThanOrEqualTo(30);
  }

  @Test
  void noIdStandsThereTwice() {
    assertThat(QuestionCatalogue.ids()).doesNotHaveDuplicates();
  }

  @Test
  void idsFitIntoAddressesAndMessageKeys() {
    assertThat(QuestionCatalogue.ids())
        .allSatisfy(id -> assertThat(id).matches("[a-z]+(-[a-z]+)*"));
  }

  @Test
  void itContainsItsOwnIdsOnly() {
    assertThat(QuestionCatalogue.ids()).allMatch(QuestionCatalogue::contains);
    assertThat(QuestionCatalogue.contains("")).isFalse();
    assertThat(QuestionCatalogue.contains("FIRST-PET")).isFalse();
    assertThat(QuestionCatalogue.contains("mother-maiden-name")).isFalse();
  }
}
