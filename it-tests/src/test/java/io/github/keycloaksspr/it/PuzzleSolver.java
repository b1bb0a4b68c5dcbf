// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.web.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.altcha.altcha.Altcha;
import org.jsoup.nodes.Element;

/**
 * Solves the puzzle of a page without a browser, by the library that the server does not solve
 * with.
 */
public final class PuzzleSolver {

  private static final String BOX = "[data-sspr-puzzle]";

  private PuzzleSolver() {}

  /** Whether the page has a puzzle. */
  public static boolean isAsked(Page page) {
    return page.document().selectFirst(BOX) != null;
  }

  /** What a browser would send. */
  public static String solve(Page page) {
    return encode(solution(page));
  }

  /** What a browser would send, before it is written down. */
  public static Map<String, Object> solution(Page page) {
    Element box = page.document().selectFirst(BOX);
    if (box == null) {
      throw new IllegalStateException("No puzzle on " + page);
    }
    Map<String, Object> solution = new LinkedHashMap<>();
    solution.put("algorithm", box.attr("data-algorithm"));
    solution.put("challenge", box.attr("data-challenge"));
    solution.put("number", number(box));
    solution.put("salt", box.attr("data-salt"));
    solution.put("signature", box.attr("data-signature"));
    return solution;
  }

  /** Writes a solution down as browsers do. */
  public static String encode(Map<String, ?> solution) {
    return Base64.getEncoder()
        .encodeToString(Json.of(solution).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static int number(Element box) {
    try {
      return Altcha.solveChallenge(
              box.attr("data-challenge"),
              box.attr("data-salt"),
              Altcha.Algorithm.SHA256,
              Long.parseLong(box.attr("data-max-number")),
              0)
          .number;
    } catch (Exception e) {
      throw new IllegalStateException("The puzzle cannot be solved", e);
    }
  }
}
