// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubjectTest {

  private static final KeyedHash HASH = new KeyedHash("realm key".getBytes(StandardCharsets.UTF_8));

  @Test
  void aUserANameAndARealmAreToldApart() {
    assertThat(
            Set.of(
                Subject.user(HASH, "realm", "bob"),
                Subject.name(HASH, "realm", "bob"),
                Subject.user(HASH, "other", "bob"),
                Subject.user(HASH, "realm", "eve")))
        .hasSize(4)
        .allSatisfy(subject -> assertThat(subject.hash()).hasSize(43).doesNotContain("bob"));
  }

  @Test
  void aNameIsTheSameInAnyCase() {
    assertThat(Subject.name(HASH, "realm", " Nobody@Example.org "))
        .isEqualTo(Subject.name(HASH, "realm", "nobody@example.org"));
  }
}
