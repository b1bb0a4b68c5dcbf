// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.keycloaksspr.it.web.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openqa.selenium.By;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/**
 * Bob in front of a real browser. Each step goes on from the page that is shown and leaves the one
 * after it; every page that he gets to is kept as a picture when it has a name.
 */
final class Visitor implements AutoCloseable {

  private static final By ANY_PAGE_OF_OURS = By.cssSelector("[data-sspr-page]");

  private static final Set<Object> SESSION = Set.of("KEYCLOAK_IDENTITY", "KEYCLOAK_SESSION");

  private final Scene scene;
  private final Chromium browser;
  private final Looks looks;
  private long lookedUpTo;

  private Visitor(Scene scene, Chromium browser) {
    this.scene = scene;
    this.browser = browser;
    this.looks = new Looks(browser);
  }

  static Visitor at(Scene scene, String language) {
    return new Visitor(scene, Chromium.start(language));
  }

  /** Switches the pages' scripts off, for good. */
  Visitor withoutScript() {
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return this;
  }

  Chromium browser() {
    return browser;
  }

  /** Presses the browser's back button and waits for the page that it brings. */
  void back() {
    leave(() -> browser.driver().navigate().back());
  }

  /** Presses the browser's forward button. */
  void forward() {
    leave(() -> browser.driver().navigate().forward());
  }

  /** Presses the browser's reload button. */
  void reload() {
    leave(() -> browser.driver().navigate().refresh());
  }

  private void leave(Runnable move) {
    WebElement page = browser.driver().findElement(By.tagName("html"));
    move.run();
    browser.waiting().until(ExpectedConditions.stalenessOf(page));
  }

  /** Opens another tab with the address of this one; says the handle of this one. */
  String openSecondTab() {
    String address = address();
    String handle = browser.driver().getWindowHandle();
    browser.driver().switchTo().newWindow(WindowType.TAB);
    browser.driver().get(address);
    return handle;
  }

  /** The tab in front. */
  String tab() {
    return browser.driver().getWindowHandle();
  }

  /** Brings a tab to the front. */
  void toTab(String handle) {
    browser.driver().switchTo().window(handle);
  }

  Looks looks() {
    return looks;
  }

  /** Waits until a page of ours is there; it must be this one. */
  void expect(String mark) {
    awaitPresence(ANY_PAGE_OF_OURS, mark);
    assertThat(browser.mark()).as("page that says: %s", text()).isEqualTo(mark);
  }

  /**
   * Waits until a page of ours is there, or what the server says in its place.
   *
   * @return whether it is that page
   */
  boolean expectKept(String mark, By instead) {
    browser
        .waiting()
        .until(
            ExpectedConditions.or(
                ExpectedConditions.presenceOfElementLocated(ANY_PAGE_OF_OURS),
                ExpectedConditions.presenceOfElementLocated(instead)));
    return browser.mark().equals(mark);
  }

  /** Waits until the application greets somebody who signed in. */
  void expectSignedIn() {
    awaitPresence(By.id("application"), "the application");
    assertThat(address())
        .startsWith(scene.application().address().toString())
        .contains("code=")
        .doesNotContain("error=");
  }

  /** Waits for Keycloak's own sign-in page. */
  void expectSignIn() {
    awaitPresence(By.id("kc-form-login"), "the sign-in page");
  }

  private void awaitPresence(By element, String what) {
    try {
      browser.waiting().until(ExpectedConditions.presenceOfElementLocated(element));
    } catch (TimeoutException e) {
      fail("Not there: %s, but %s, which says: %s".formatted(what, address(), text()), e);
    }
  }

  String address() {
    return browser.driver().getCurrentUrl();
  }

  /** All that can be read. */
  String text() {
    return browser.driver().findElement(By.tagName("body")).getText();
  }

  /** The error below a field; empty if there is none. */
  String fieldError(String name) {
    return browser.driver().findElements(By.id(name + "-error")).stream()
        .findFirst()
        .map(WebElement::getText)
        .orElse("");
  }

  /** What the page says as a whole; empty if nothing. */
  String message() {
    return browser.driver().findElements(By.id("sspr-message")).stream()
        .findFirst()
        .map(WebElement::getText)
        .orElse("");
  }

  /** Whether there is an element that can be used. */
  boolean offers(By element) {
    return browser.driver().findElements(element).stream()
        .anyMatch(found -> found.isDisplayed() && found.isEnabled());
  }

  /** Whether the server takes this browser for somebody who is signed in. */
  boolean hasSession() {
    Object cookies =
        browser.driver().executeCdpCommand("Network.getAllCookies", Map.of()).get("cookies");
    return ((List<?>) cookies)
        .stream().map(cookie -> ((Map<?, ?>) cookie).get("name")).anyMatch(SESSION::contains);
  }

  void signIn(String password) {
    browser.open(scene.address().signIn());
    enterPassword(password);
  }

  /** On the sign-in page, which knows the name already when it was asked before. */
  void enterPassword(String password) {
    expectSignIn();
    if (offers(By.name("username"))) {
      browser.type("username", "bob");
    }
    browser.type("password", password);
    browser.submit("password");
  }

  void openRegistration() {
    browser.open(scene.address().action("sspr-register-methods"));
  }

  /** On the list of methods: opens the pages of one. */
  void setUp(String method) {
    browser.chooseMethod(method, "");
  }

  /** What the list of methods says about one: missing, set, admin, unverified. */
  String stateOf(String method) {
    return Optional.ofNullable(
            browser
                .driver()
                .findElement(By.cssSelector("[data-sspr-method='" + method + "']"))
                .getDomAttribute("data-sspr-state"))
        .orElseThrow();
  }

  /** Whether the list of methods can be left. */
  boolean canFinish() {
    return offers(By.cssSelector("button[name='action'][value='finish']"))
        || offers(By.cssSelector("button[name='action'][value='confirm']"));
  }

  void giveMail(String address) {
    lookedUpTo = scene.realm().inbox().position();
    browser.type("destination", address);
    browser.submit("destination");
  }

  void givePhone(String number, String channel) {
    lookedUpTo = scene.realm().inbox().position();
    browser.type("destination", number);
    browser.press("channel", channel);
  }

  /** Picks the questions from the top and answers them. */
  void giveAnswers(List<String> answers) {
    for (int i = 1; i <= answers.size(); i++) {
      Select select = new Select(browser.await(By.name("question-" + i)));
      select.selectByIndex(i);
      browser.type("answer-" + i, answers.get(i - 1));
      scene.answers().put(select.getFirstSelectedOption().getText(), answers.get(i - 1));
    }
    browser.submit("answer-1");
  }

  void forgot() {
    browser.open(scene.address().signIn());
    expectSignIn();
    browser.click(By.cssSelector("a[href*='/login-actions/reset-credentials']"));
  }

  void identify(String name) {
    browser.type("username", name);
    browser.submit("username");
  }

  /** From the sign-in page to the list of methods. */
  void forgotAs(String name) {
    forgot();
    expect("who-are-you");
    identify(name);
  }

  void choose(String method, String channel) {
    browser.chooseMethod(method, channel);
  }

  void confirm(String destination) {
    giveMail(destination);
  }

  String readCode(String destination) {
    return scene.realm().inbox().awaitCode(lookedUpTo, destination);
  }

  void enterCode(String code) {
    browser.type("code", code);
    browser.submit("code");
  }

  void enterCodeFor(String destination) {
    enterCode(readCode(destination));
  }

  /** Passes one verification step with a method that has a destination. */
  void prove(String method, String channel, String destination) {
    expect("choose-method");
    choose(method, channel);
    expect("confirm-destination");
    confirm(destination);
    expect("enter-code");
    enterCodeFor(destination);
  }

  /** Answers what is asked as when the questions were set up. */
  void answerQuestions() {
    for (String label : questions()) {
      String field =
          browser
              .driver()
              .findElement(By.xpath("//label[normalize-space()=\"" + label + "\"]"))
              .getDomAttribute("for");
      assertThat(scene.answers()).containsKey(label);
      browser.type(field, scene.answers().get(label));
    }
    browser.submit("answer-1");
  }

  private List<String> questions() {
    browser.await(By.name("answer-1"));
    List<String> labels = new ArrayList<>();
    for (WebElement label : browser.driver().findElements(By.cssSelector(".sspr label"))) {
      labels.add(label.getText());
    }
    return labels;
  }

  void newPassword(String password) {
    browser.type("password-new", password);
    browser.type("password-confirm", password);
    browser.submit("password-new");
  }

  @Override
  public void close() {
    browser.close();
  }
}
