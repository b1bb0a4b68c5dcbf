// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What came of values for many users. Names no user and no value: the administrator has the file.
 *
 * @param stored how many lines changed something
 * @param unchanged how many had nothing that was not there already
 * @param refused how many were not taken
 * @param results one for each line
 */
record PrefillReport(long stored, long unchanged, long refused, List<Result> results) {

  static final String STORED = "stored";
  static final String UNCHANGED = "unchanged";
  static final String REFUSED = "refused";

  static PrefillReport of(List<Result> results) {
    return new PrefillReport(
        count(results, STORED),
        count(results, UNCHANGED),
        count(results, REFUSED),
        List.copyOf(results));
  }

  /**
   * One line.
   *
   * @param line its number in the file; the head is 1
   * @param result stored, unchanged or refused
   * @param field which column is wrong
   * @param reason why, in one of our words
   * @param message why, for the administrator
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Result(
      int line,
      String result,
      Optional<String> field,
      Optional<String> reason,
      Optional<String> message) {

    static Result good(int line, String result) {
      return new Result(line, result, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Result bad(int line, Optional<PrefillField> field, PrefillProblem problem) {
      return new Result(
          line,
          REFUSED,
          field.map(PrefillField::id),
          Optional.of(problem.id()),
          Optional.of(problem.message()));
    }
  }

  private static long count(List<Result> results, String which) {
    return results.stream().filter(result -> result.result().equals(which)).count();
  }
}
