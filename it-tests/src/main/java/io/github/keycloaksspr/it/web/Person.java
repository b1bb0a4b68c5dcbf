// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.web;

import io.github.keycloaksspr.it.inbox.Inbox;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;

/**
 * Somebody with a browser, a mailbox and phones, who walks whole journeys.
 *
 * <p>Each step goes on from the page before and gives the page after it. Nothing is checked on the
 * way but what the next step needs; a step whose form is missing fails and says what the page
 * shows.
 */
public final class Person {

  private final RealmAddress realm;
  private final FormClient browser;
  private final Inbox inbox;
  private final String username;
  private final Map<String, String> answersByQuestion = new LinkedHashMap<>();
  private String password;
  private long lookedUpTo;

  /**
   * Somebody with a fresh browser.
   *
   * @param realm where the account is
   * @param inbox where all messages arrive
   * @param username the account
   * @param password what they sign in with
   */
  public Person(RealmAddress realm, Inbox inbox, String username, String password) {
    this.realm = realm;
    this.browser = new FormClient(realm.server());
    this.inbox = inbox;
    this.username = username;
    this.password = password;
  }

  /** The same person at another computer. */
  public Person elsewhere() {
    Person other = new Person(realm, inbox, username, password);
    other.answersByQuestion.putAll(answersByQuestion);
    return other;
  }

  /** The account's name. */
  public String username() {
    return username;
  }

  /** What they believe their password is. */
  public String password() {
    return password;
  }

  /** The browser, for what has no step here. */
  public FormClient browser() {
    return browser;
  }

  /** The page that the browser shows. */
  public Page page() {
    return browser.current();
  }

  /** Opens the application's sign-in page. */
  public Page openSignIn() {
    return browser.open(realm.signIn());
  }

  /** Signs in with their password, as far as it gets. */
  public Page signIn() {
    return signIn(password);
  }

  /** Signs in with any password, as far as it gets. */
  public Page signIn(String anyPassword) {
    Page page = openSignIn();
    return page.signedIn() ? page : enterPassword(anyPassword);
  }

  /** Asks for a required action from the application, and signs in if asked to. */
  public Page startAction(String requiredAction) {
    Page page = browser.open(realm.action(requiredAction));
    return page.mark().isEmpty() && page.forms().stream().anyMatch(form -> form.has("password"))
        ? enterPassword(password)
        : page;
  }

  private Page enterPassword(String anyPassword) {
    PageForm form = browser.current().formWith("password");
    Map<String, String> values = new LinkedHashMap<>();
    if (form.has("username")) {
      values.put("username", username);
    }
    values.put("password", anyPassword);
    return browser.submit(form, values);
  }

  // Registration

  /** Opens the list of methods, and signs in if asked to. */
  public Page openRegistration() {
    return startAction("sspr-register-methods");
  }

  /** Opens the set-up of a method from the list of methods. */
  public Page setUp(String method) {
    PageForm form =
        browser.current().forms().stream()
            .filter(candidate -> candidate.has("method", method) && !candidate.has("action"))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        method + " cannot be set up on " + browser.current()));
    return browser.submit(form, Map.of());
  }

  /** From the list of methods: sets up a mail address with the code that arrives there. */
  public Page registerEmail(String address) {
    if (page().mark().equals("register")) {
      setUp("auth-email");
    }
    giveDestination(address, "");
    return enterCodeFor(address);
  }

  /**
   * From the list of methods: sets up a phone with the code that arrives by the channel, sms or
   * voice.
   */
  public Page registerPhone(String number, String channel) {
    if (page().mark().equals("register")) {
      setUp("auth-phone");
    }
    giveDestination(number, channel);
    return enterCodeFor(number);
  }

  /** On a page that asks for an address or number: types it and has a code sent there. */
  public Page giveDestination(String destination, String channel) {
    lookedUpTo = inbox.position();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("destination", destination);
    if (!channel.isEmpty()) {
      values.put("channel", channel);
    }
    return browser.submit(values);
  }

  /** From the list of methods: sets up the security questions, taking the first ones on offer. */
  public Page registerQuestions(List<String> answers) {
    if (page().mark().equals("register")) {
      setUp("security-questions");
    }
    Page page = page();
    Map<String, String> values = new LinkedHashMap<>();
    List<String> taken = new ArrayList<>();
    for (int i = 1; i <= answers.size() && page.formWith("answer-1").has("answer-" + i); i++) {
      Element option = freeQuestion(page, i, taken);
      taken.add(option.attr("value"));
      values.put("question-" + i, option.attr("value"));
      values.put("answer-" + i, answers.get(i - 1));
      answersByQuestion.put(option.text(), answers.get(i - 1));
    }
    return browser.submit(page.formWith("answer-1"), values);
  }

  private static Element freeQuestion(Page page, int row, List<String> taken) {
    return page.document().select("select[name=question-" + row + "] option").stream()
        .filter(option -> !option.attr("value").isEmpty())
        .filter(option -> !taken.contains(option.attr("value")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No question left on " + page));
  }

  /** Remembers what they answered when they registered without walking the pages. */
  public Person remember(Map<String, String> answersByText) {
    answersByQuestion.putAll(answersByText);
    return this;
  }

  /** Leaves the list of methods when all that is needed is there, or when it is still right. */
  public Page finish() {
    return browser.press("action", page().offers("action", "confirm") ? "confirm" : "finish");
  }

  // Reset

  /** Follows "Forgot Password?" from the application's sign-in page. */
  public Page forgot() {
    Page page = openSignIn();
    URI link =
        page.link("/login-actions/reset-credentials")
            .orElseThrow(() -> new IllegalStateException("No way to a reset on " + page));
    return browser.open(link);
  }

  /** Says who they are. */
  public Page identify() {
    return identify(username);
  }

  /** Says any name. */
  public Page identify(String anyName) {
    return browser.submit(Map.of("username", anyName));
  }

  /** Says who they are, and that they know the password. */
  public Page identifyLocked() {
    return browser.submit(Map.of("username", username, "reason", "locked"));
  }

  /** Chooses a method from the list; the channel is sms, voice, mail, or empty for questions. */
  public Page choose(String method, String channel) {
    PageForm form =
        browser.current().forms().stream()
            .filter(
                candidate -> candidate.has("method", method) && candidate.has("channel", channel))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No " + method + " by '" + channel + "' on " + browser.current()));
    return browser.submit(form, Map.of());
  }

  /** Types the whole number or address, which has a code sent. */
  public Page confirmDestination(String destination) {
    return giveDestination(destination, "");
  }

  /** Waits for the code that was sent to a number or address since the last request for one. */
  public String readCode(String destination) {
    return inbox.awaitCode(lookedUpTo, asReceiver(destination));
  }

  /** Waits for the code that was sent, and enters it. */
  public Page enterCodeFor(String destination) {
    return enterCode(readCode(destination));
  }

  /** Enters any code. */
  public Page enterCode(String code) {
    return browser.submit(Map.of("code", code));
  }

  /** Asks for another code. */
  public Page resend() {
    lookedUpTo = inbox.position();
    return browser.press("action", "resend");
  }

  /** Goes back to the list of methods. */
  public Page anotherWay() {
    return browser.press("action", "another-way");
  }

  /** Passes one verification step with a method that has a destination. */
  public Page prove(String method, String channel, String destination) {
    choose(method, channel);
    confirmDestination(destination);
    return enterCodeFor(destination);
  }

  /** Passes one verification step with a code that they have already, from an app or a list. */
  public Page proveByCode(String method, String code) {
    choose(method, "");
    return enterCode(code);
  }

  /** Passes one verification step by answering as when the questions were set up. */
  public Page proveByQuestions() {
    choose("security-questions", "");
    Map<String, String> values = new TreeMap<>();
    for (int i = 1; page().label("answer-" + i).isPresent(); i++) {
      String question = page().label("answer-" + i).get();
      if (!answersByQuestion.containsKey(question)) {
        throw new IllegalStateException("An unknown question: " + question);
      }
      values.put("answer-" + i, answersByQuestion.get(question));
    }
    return browser.submit(values);
  }

  /** Remembers answers to questions, as they are shown, that were registered in another way. */
  public Person knowing(Map<String, String> answers) {
    answersByQuestion.putAll(answers);
    return this;
  }

  /** What they answered, by question. */
  public Map<String, String> answers() {
    return Map.copyOf(answersByQuestion);
  }

  /** Sets a new password and remembers it. */
  public Page newPassword(String newPassword) {
    Page page =
        browser.submit(Map.of("password-new", newPassword, "password-confirm", newPassword));
    if (page.mark().equals("done")) {
      password = newPassword;
    }
    return page;
  }

  /** A phone receives under its number without spaces and without the extension. */
  private static String asReceiver(String destination) {
    if (destination.contains("@")) {
      return destination;
    }
    int extension = destination.toLowerCase(Locale.ROOT).indexOf('x');
    String number = extension < 0 ? destination : destination.substring(0, extension);
    return number.replaceAll("[^+\\d]", "");
  }
}
