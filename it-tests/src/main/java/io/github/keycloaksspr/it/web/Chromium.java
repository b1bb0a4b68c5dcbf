// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.web;

import io.github.keycloaksspr.it.server.ProjectFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser without a window, with a fresh profile. */
public final class Chromium implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Selenium warns about every browser that is newer than itself. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts a browser in English. */
  public static Chromium start() {
    return start("en");
  }

  /** Starts a browser in a language. */
  public static Chromium start(String language) {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(file("CHROMEDRIVER", "/usr/bin/chromedriver"))
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    return new Chromium(new ChromeDriver(service, options(language)));
  }

  private static ChromeOptions options(String language) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(file("CHROME_BIN", "/usr/bin/chromium"));
    options.addArguments(
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-search-engine-choice-screen",
            "--hide-scrollbars",
            "--window-size=1280,1000",
            "--lang=" + language));
    options.setExperimentalOption(
        "prefs",
        Map.of(
            "intl.accept_languages",
            language,
            "credentials_enable_service",
            false,
            "profile.password_manager_enabled",
            false,
            "profile.password_manager_leak_detection",
            false));
    return options;
  }

  private static File file(String setting, String usual) {
    File file = new File(ProjectFiles.setting(setting).orElse(usual));
    if (!file.canExecute()) {
      throw new IllegalStateException(
          "No browser: %s is missing; install Chromium and its driver or set %s"
              .formatted(file, setting));
    }
    return file;
  }

  /** The driver, for what has no method here. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Opens an address. */
  public void open(URI address) {
    driver.get(address.toString());
  }

  /** The {@code data-sspr-page} of the page that is shown; empty on other pages. */
  public String mark() {
    return driver.findElements(By.cssSelector("[data-sspr-page]")).stream()
        .findFirst()
        .map(element -> element.getDomAttribute("data-sspr-page"))
        .orElse("");
  }

  /** Waits for one of our pages. */
  public void awaitMark(String mark) {
    await(By.cssSelector("[data-sspr-page='" + mark + "']"));
  }

  /** Waits for an element that can be seen. */
  public WebElement await(By element) {
    return waiting().until(ExpectedConditions.visibilityOfElementLocated(element));
  }

  /** Waits for whatever a condition wants. */
  public WebDriverWait waiting() {
    return new WebDriverWait(driver, PATIENCE);
  }

  /** Types into a field, in the place of what it held. */
  public void type(String name, String text) {
    WebElement field = await(By.name(name));
    field.clear();
    field.sendKeys(text);
  }

  /** Chooses an option of a list. */
  public void select(String name, String value) {
    await(By.cssSelector("select[name='" + name + "'] option[value='" + value + "']")).click();
  }

  /** Clicks and waits until the page is gone. */
  public void click(By element) {
    WebElement button = waiting().until(ExpectedConditions.elementToBeClickable(element));
    WebElement page = driver.findElement(By.tagName("html"));
    button.click();
    waiting().until(ExpectedConditions.stalenessOf(page));
  }

  /** Presses the button with this name and value and waits for the next page. */
  public void press(String name, String value) {
    click(By.cssSelector("button[name='" + name + "'][value='" + value + "']"));
  }

  /** Presses the first button of the form that holds the field and waits for the next page. */
  public void submit(String fieldName) {
    click(
        By.xpath(
            "//form[.//*[@name='%s']]//*[self::button[not(@type) or @type='submit']"
                    .formatted(fieldName)
                + " or self::input[@type='submit']]"));
  }

  /** Presses the button of the small form for a method, on the list of methods or of options. */
  public void chooseMethod(String method, String channel) {
    String wanted = "//form[.//input[@name='method'][@value='" + method + "']";
    click(
        By.xpath(
            (channel.isEmpty()
                    ? wanted
                    : wanted + " and .//input[@name='channel'][@value='" + channel + "']")
                + "]//button[not(@name)]"));
  }

  /** Makes the window this large. */
  public void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Keeps a picture of the page below {@code it-tests/target/screenshots}. */
  public Path screenshot(String name) {
    return screenshot(ProjectFiles.target("screenshots"), name);
  }

  /** Keeps a picture of the page in a folder. */
  public Path screenshot(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      return Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the picture " + name, e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
