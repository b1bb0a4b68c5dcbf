// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.web.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** What keeps somebody from using a page, found in our part of it. */
final class Accessibility {

  private static final String AXE = "/axe.min.js";

  /** The language, one heading, a label for every field. */
  private static final String STRUCTURE =
      """
      const problems = [];
      if (!document.documentElement.lang) problems.push("no language");
      if (!document.title.trim()) problems.push("no title");
      const headings = [...document.querySelectorAll("h1")].filter((h) => h.checkVisibility());
      if (headings.length !== 1) problems.push(headings.length + " main headings");
      for (const field of document.querySelectorAll(".sspr :is(input, select, textarea)")) {
        if (field.type === "hidden" || !field.checkVisibility()) continue;
        const label = [...field.labels].map((l) => l.textContent.trim()).join("");
        if (!label) problems.push("no label: " + field.name);
        for (const id of (field.getAttribute("aria-describedby") ?? "").split(" ")) {
          if (id && !document.getElementById(id)) problems.push("no description: " + id);
        }
      }
      return problems;
      """;

  /** What does not fit, once the window is narrow. */
  private static final String WIDTH =
      """
      const root = document.documentElement;
      const problems = [];
      if (root.scrollWidth > root.clientWidth) {
        problems.push("scrolls sideways: " + root.scrollWidth + " in " + root.clientWidth);
      }
      for (const part of document.querySelectorAll(".sspr *")) {
        const box = part.getBoundingClientRect();
        if (part.checkVisibility() && !part.closest(".sspr-visually-hidden")
            && (box.right > root.clientWidth + 0.5 || box.left < -0.5)) {
          problems.push("sticks out: " + part.tagName + " " + part.className);
        }
      }
      return problems;
      """;

  /** The field that must have the focus: the first invalid one, else the first. */
  private static final String FOCUS =
      """
      const fields = [...document.querySelectorAll(".sspr :is(input, select):not([type=hidden])")]
          .filter((f) => f.checkVisibility());
      if (!fields.length) return [];
      const wanted = fields.find((f) => f.getAttribute("aria-invalid") === "true") ?? fields[0];
      const focused = document.activeElement;
      return focused === wanted ? [] : ["focus on " + (focused.name || focused.tagName)
          + " and not on " + wanted.name];
      """;

  private static final String REACHABLE =
      """
      const radio = (e) => e.type === "radio" && !e.checked;
      window.ssprToReach = [...document.querySelectorAll(
          ".sspr :is(a[href], button, input:not([type=hidden]), select)")]
          .filter((e) => e.checkVisibility() && !e.disabled && !radio(e));
      window.ssprReached = [];
      return window.ssprToReach.length;
      """;

  private static final String REACHED =
      """
      if (window.ssprToReach.includes(document.activeElement)) {
        window.ssprReached.push(document.activeElement);
      }
      return window.ssprReached.length;
      """;

  private static final String UNREACHED =
      """
      const name = (e) => e.tagName + " " + (e.name || e.textContent.trim());
      const missed = window.ssprToReach.filter((e) => !window.ssprReached.includes(e)).map(name);
      const all = window.ssprToReach;
      const start = all.indexOf(window.ssprReached[0]);
      const order = window.ssprReached.filter((e, i) => e !== all[(start + i) % all.length]).map(name);
      return missed.map((m) => "tab does not reach " + m)
          .concat(missed.length ? [] : order.map((m) => "tab reaches too early or too late " + m));
      """;

  private static final String RUN_AXE =
      """
      const done = arguments[arguments.length - 1];
      axe.run(".sspr", {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        resultTypes: ["violations"],
      }).then((result) => done(result.violations
          .filter((v) => ["serious", "critical"].includes(v.impact))
          .flatMap((v) => v.nodes.map((n) =>
              "axe: " + v.id + " at " + n.html + " " + (n.any[0]?.message ?? "")))),
        (error) => done(["axe failed: " + error]));
      """;

  private final Chromium browser;
  private final Looks looks;
  private final List<String> problems = new ArrayList<>();

  Accessibility(Visitor visitor) {
    this.browser = visitor.browser();
    this.looks = visitor.looks();
    browser.driver().manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
  }

  /** All that was found on the pages so far, each with the name of its page. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Looks at the page that is shown. */
  void check(String page) {
    note(page, strings(browser.driver().executeScript(FOCUS)));
    note(page, strings(browser.driver().executeScript(STRUCTURE)));
    looks.onPhone(() -> note(page, strings(browser.driver().executeScript(WIDTH))));
    note(page, axe());
    looks.inTheDark(() -> note(page + ", dark", axe()));
    note(page, tabs());
    note(page, consoleErrors());
  }

  /** What the browser complained about since it was asked last. */
  List<String> consoleErrors() {
    return browser.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  private List<String> axe() {
    browser.driver().executeScript(script());
    return strings(browser.driver().executeAsyncScript(RUN_AXE));
  }

  private List<String> tabs() {
    long wanted = ((Number) browser.driver().executeScript(REACHABLE)).longValue();
    // The parts of the page that are not ours have their stops too.
    for (long i = 0, reached = 0; i < wanted + 15 && reached < wanted; i++) {
      new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
      reached = ((Number) browser.driver().executeScript(REACHED)).longValue();
    }
    return strings(browser.driver().executeScript(UNREACHED));
  }

  private void note(String page, List<String> found) {
    found.forEach(problem -> problems.add(page + ": " + problem));
  }

  private static List<String> strings(Object list) {
    List<String> strings = new ArrayList<>();
    Json.of(list).forEach(entry -> strings.add(entry.asText()));
    return strings;
  }

  private static String script() {
    try (InputStream script = Accessibility.class.getResourceAsStream(AXE)) {
      if (script == null) {
        throw new IllegalStateException("Not on the class path: " + AXE);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + AXE, e);
    }
  }
}
