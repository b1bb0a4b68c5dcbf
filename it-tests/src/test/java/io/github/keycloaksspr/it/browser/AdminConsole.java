// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.web.Chromium;
import java.net.URI;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Keycloak's own admin console, at the page of the policy. Needs somebody who may see it. */
final class AdminConsole implements AutoCloseable {

  private static final By FORM = By.id("required-action-config-form");
  private static final By DATA = By.cssSelector("[data-testid='password-data-dialog']");
  private static final By ALERT = By.cssSelector("[data-testid='last-alert']");

  private final Chromium browser = Chromium.start();
  private final Looks looks = new Looks(browser);
  private final TestRealm realm;

  AdminConsole(TestRealm realm) {
    this.realm = realm;
  }

  /** Signs in and goes to a place in the console, such as {@code /users}. */
  AdminConsole open(String username, String password, String place) {
    browser.size(1280, 1000);
    browser.open(
        URI.create(
            "%s/admin/%s/console/#/%s%s"
                .formatted(
                    realm.environment().server().baseUrl(), realm.name(), realm.name(), place)));
    signIn(username, password);
    return this;
  }

  /** Signs in and opens an address of the console that somebody was sent. */
  AdminConsole follow(URI link, String username, String password) {
    browser.open(link);
    signIn(username, password);
    return this;
  }

  private void signIn(String username, String password) {
    browser.type("username", username);
    browser.type("password", password);
    browser.submit("password");
  }

  /** Opens the settings of the required action of that name. */
  void openSettings(String action) {
    browser
        .await(By.xpath("//tr[contains(., '" + action + "')]//button[@aria-label='Settings']"))
        .click();
    browser.await(FORM);
  }

  /** Switches the required action of that name on. */
  void switchOn(String action) {
    browser
        .await(By.xpath("//tr[contains(., '" + action + "')]//label[contains(@class, 'switch')]"))
        .click();
    browser.await(ALERT);
  }

  /** What is typed in a field of the policy. */
  String value(String key) {
    return String.valueOf(field(key).getDomProperty("value"));
  }

  void type(String key, String text) {
    WebElement field = field(key);
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text);
  }

  /** Types the first entry of a list. */
  void typeFirst(String key, String text) {
    browser.await(By.name("config." + key + ".0.value")).sendKeys(text);
  }

  /** Chooses from a list of words. */
  void choose(String key, String option) {
    browser.await(By.id(key)).click();
    browser.await(By.xpath("//*[@role='option'][normalize-space()='" + option + "']")).click();
  }

  /** Turns a switch over. */
  void flip(String key) {
    browser.await(By.cssSelector("label.pf-v5-c-switch[for='" + key + "']")).click();
  }

  /** The help behind the question mark beside a text or number field. */
  String help(String key) {
    By mark = By.cssSelector("[data-testid='help-label-config." + key + "']");
    browser.await(mark).click();
    String help =
        browser.await(By.cssSelector("[role='tooltip'], .pf-v5-c-popover__body")).getText();
    browser.await(mark).click();
    return help;
  }

  /** Presses save and says what the console says. */
  String save() {
    browser.await(By.cssSelector("#required-action-config-form [data-testid='save']")).click();
    return said();
  }

  /** The console draws its alerts anew while they come up. */
  private String said() {
    return browser
        .waiting()
        .ignoring(StaleElementReferenceException.class)
        .until(
            driver ->
                Optional.of(driver.findElement(ALERT).getText())
                    .filter(text -> !text.isBlank())
                    .orElse(null));
  }

  void awaitClosed() {
    browser.waiting().until(ExpectedConditions.invisibilityOfElementLocated(FORM));
  }

  /** Shows what Keycloak keeps of the credential with that label, and says it. */
  String data(String label) {
    browser.await(in(label, "//button[@data-testid='showDataBtn']")).click();
    return browser.await(DATA).getText();
  }

  /** Puts what {@link #data} showed away. */
  void closeData() {
    browser.await(By.cssSelector("[role='dialog'] button[aria-label='Close']")).click();
    browser.waiting().until(ExpectedConditions.invisibilityOfElementLocated(DATA));
  }

  /** Deletes the credential with that label, and confirms it. */
  void deleteCredential(String label) {
    browser.await(in(label, "//button[@aria-label='Kebab toggle']")).click();
    browser.await(By.cssSelector("[data-testid='deleteDropdownItem']")).click();
    browser.await(By.cssSelector("[data-testid='confirm']")).click();
    browser.waiting().until(ExpectedConditions.invisibilityOfElementLocated(in(label, "")));
  }

  private static By in(String label, String below) {
    return By.xpath("//tr[contains(., '" + label + "')]" + below);
  }

  /** Waits until the console shows that text. */
  void awaitText(String text) {
    browser
        .waiting()
        .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
  }

  /** Waits until a field of the console holds that text. */
  void awaitValue(By field, String text) {
    browser.waiting().until(ExpectedConditions.attributeToBe(field, "value", text));
  }

  /** Keeps a picture of the form, or of the console with it. */
  void keepForm(String name) {
    browser.size(1280, 4000);
    looks.keepForReaders(name, By.cssSelector("[role='dialog']"));
    browser.size(1280, 1000);
  }

  /** Keeps a picture of the console as it is. */
  void keep(String name) {
    browser.screenshot(name);
  }

  void keepAlert(String name) {
    looks.keepForReaders(name, ALERT);
  }

  private WebElement field(String key) {
    return browser.await(By.name("config." + key));
  }

  @Override
  public void close() {
    browser.close();
  }
}
