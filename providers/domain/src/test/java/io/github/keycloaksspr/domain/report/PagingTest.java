// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PagingTest {

  @Test
  void gives_every_line_once_over_all_pages() {
    List<Long> lines =
        LongStream.range(0, 4)
            .boxed()
            .flatMap(page -> linesOf(new Paging(page * 3, Optional.of(3L))).stream())
            .toList();

    assertThat(lines).containsExactlyElementsOf(LongStream.range(0, 10).boxed().toList());
  }

  @Test
  void is_over_at_its_last_line() {
    Paging page = new Paging(2, Optional.of(3L));

    assertThat(page.isOver(4)).isFalse();
    assertThat(page.isOver(5)).isTrue();
    assertThat(new Paging(0, Optional.of(0L)).isOver(0)).isTrue();
    assertThat(Paging.ALL.isOver(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void refuses_what_is_before_the_beginning() {
    assertThatThrownBy(() -> new Paging(-1, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Paging(0, Optional.of(-1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Long> linesOf(Paging page) {
    return LongStream.range(0, 10).filter(page::contains).boxed().toList();
  }
}
