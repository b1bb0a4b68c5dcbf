// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.directory.Erin.Copies;
import io.github.keycloaksspr.it.directory.Erin.Wish;
import io.github.keycloaksspr.it.web.Person;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a directory became after the proof counts when the password is set. */
@WithSspr
final class DirectoryEligibilityIT {

  @ParameterizedTest
  @EnumSource(Copies.class)
  void that_takes_no_passwords_any_more_is_told_as_at_the_first_step(
      Copies copies, SsprEnvironment environment) {
    try (Erin erin = Erin.in(environment, Wish.of("WRITABLE").with(copies)).registered()) {
      Person proven = erin.proves();
      erin.realm.admin().changeDirectory(Map.of("editMode", "READ_ONLY"));

      assertThat(proven.newPassword(Erin.NEW_PASSWORD).mark()).isEqualTo("managed-elsewhere");

      assertThat(erin.directory.opensWith("erin", Erin.OLD_PASSWORD)).isTrue();
      assertThat(erin.directory.opensWith("erin", Erin.NEW_PASSWORD)).isFalse();
      assertThat(erin.person.elsewhere().signIn(Erin.NEW_PASSWORD).signedIn()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Copies.class)
  void that_does_not_know_the_user_any_more_is_told_as_at_the_first_step(
      Copies copies, SsprEnvironment environment) {
    try (Erin erin = Erin.in(environment, Wish.of("WRITABLE").with(copies)).registered()) {
      Person proven = erin.proves();
      erin.directory.remove("erin");

      assertThat(proven.newPassword(Erin.NEW_PASSWORD).mark()).isEqualTo("unknown-user");
    }
  }
}
