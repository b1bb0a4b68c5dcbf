// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.compat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keycloak.models.ModelException;
import org.keycloak.storage.StorageUnavailableException;

final class SilentStorageTest {

  @Test
  void keycloaks_exception_is_known() {
    assertThat(SilentStorage.isTheReasonOf(new StorageUnavailableException("away"))).isTrue();
  }

  @Test
  void so_is_one_that_extends_it() {
    StorageUnavailableException special =
        new StorageUnavailableException("away") {
          private static final long serialVersionUID = 1L;
        };

    assertThat(SilentStorage.isTheReasonOf(special)).isTrue();
  }

  @Test
  void no_other_is_taken_for_it() {
    assertThat(SilentStorage.isTheReasonOf(new ModelException("no"))).isFalse();
    assertThat(SilentStorage.isTheReasonOf(new IllegalStateException("no"))).isFalse();
  }
}
