// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleTest {

  private static final Sample ONE = new Sample(27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1);
  private static final Sample OTHER = new Sample(27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0);

  @Test
  void describesItsValues() {
    assertThat(ONE.size()).isEqualTo(8);
    assertThat(ONE.mean()).isCloseTo(20.375, within(1e-9));
    assertThat(ONE.deviation()).isCloseTo(3.6472, within(1e-3));
    assertThat(new Sample(3, 1, 2).median()).isEqualTo(2);
  }

  @Test
  void welchComparesMeansInUnitsOfTheirCommonError() {
    assertThat(ONE.welch(OTHER)).isCloseTo(-2.1071, within(1e-3));
    assertThat(OTHER.welch(ONE)).isCloseTo(2.1071, within(1e-3));
    assertThat(ONE.welch(ONE)).isZero();
  }

  @Test
  void theSlowestCanBeLeftOut() {
    Sample all = new Sample(1, 2, 3, 4, 5, 6, 7, 8, 9, 100);

    assertThat(all.percentile(0.8)).isEqualTo(9);
    assertThat(all.upTo(9).size()).isEqualTo(9);
    assertThat(all.with(new Sample(1)).size()).isEqualTo(11);
  }
}
