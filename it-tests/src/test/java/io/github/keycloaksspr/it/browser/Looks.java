// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.web.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;

/** How a page looks: on a screen or a phone, light or dark. Keeps pictures of whole pages. */
final class Looks {

  /** The narrowest screen that a page must fit without scrolling sideways. */
  static final int PHONE = 320;

  private static final int SCREEN = 1280;
  private static final int PICTURE = 800;
  private static final int MARGIN = 24;

  private final Chromium browser;

  Looks(Chromium browser) {
    this.browser = browser;
  }

  /** Keeps a picture of the page as it is on a light screen. */
  void keep(String name) {
    keep(name, SCREEN);
  }

  /** Keeps pictures of the page on a light and a dark screen and on a phone. */
  void keepAll(String name) {
    keep(name);
    dark(true);
    keep(name + "-dark");
    dark(false);
    keep(name + "-phone", PHONE);
  }

  /** Keeps a picture of the middle of the page, without the empty space around it. */
  void keepForReaders(String name) {
    width(PICTURE);
    Rectangle card = browser.driver().findElement(By.tagName("main")).getRect();
    int x = Math.max(0, card.getX() - MARGIN);
    int y = Math.max(0, card.getY() - MARGIN);
    int width = Math.min(PICTURE, card.getWidth() + 2 * MARGIN);
    cut(name, new Rectangle(x, y, card.getHeight() + 2 * MARGIN, width), (double) PICTURE / width);
    usual();
  }

  /** Keeps a picture of one part of the page in its own size. */
  void keepForReaders(String name, By part) {
    cut(name, browser.await(part).getRect(), 1);
  }

  private void cut(String name, Rectangle area, double scale) {
    String picture =
        String.valueOf(
            cdp(
                    "Page.captureScreenshot",
                    Map.of(
                        "format",
                        "png",
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of(
                            "x",
                            area.getX(),
                            "y",
                            area.getY(),
                            "width",
                            area.getWidth(),
                            "height",
                            area.getHeight(),
                            "scale",
                            scale)))
                .get("data"));
    write(ProjectFiles.target("pictures").resolve(name + ".png"), picture);
  }

  /** Runs a check while the window is as narrow as a phone. */
  void onPhone(Runnable check) {
    width(PHONE);
    try {
      check.run();
    } finally {
      usual();
    }
  }

  /** Runs a check while the window is dark. */
  void inTheDark(Runnable check) {
    dark(true);
    try {
      check.run();
    } finally {
      dark(false);
    }
  }

  private void keep(String name, int width) {
    width(width);
    browser.screenshot(name);
    usual();
  }

  /** As wide as this, and as high as the page is then. */
  private void width(int width) {
    metrics(width, 640);
    int height = ((Number) script("return document.documentElement.scrollHeight")).intValue();
    metrics(width, Math.max(640, height));
  }

  private void metrics(int width, int height) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    browser
        .waiting()
        .until(driver -> ((Number) script("return window.innerWidth")).intValue() == width);
  }

  private void usual() {
    cdp("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  private void dark(boolean wanted) {
    cdp(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", wanted ? "dark" : "light"))));
    WebElement root = browser.driver().findElement(By.tagName("html"));
    browser
        .waiting()
        .until(
            driver ->
                String.valueOf(root.getDomAttribute("class")).contains("pf-v5-theme-dark")
                    == wanted);
  }

  private Object script(String script) {
    return browser.driver().executeScript(script);
  }

  private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
    return browser.driver().executeCdpCommand(command, parameters);
  }

  private static void write(Path file, String base64) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, Base64.getDecoder().decode(base64));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep " + file, e);
    }
  }
}
