// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.otp.OneTimePasswords;
import io.github.keycloaksspr.it.otp.RecoveryCodeList;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A verification method, and the way in which a {@link ResetAccount} proves with it. */
enum ProofMethod {
  EMAIL("auth-email", "mail", "sspr-email"),
  TEXT("auth-phone", "sms", "sspr-phone"),
  CALL("auth-phone", "voice", "sspr-phone"),
  OFFICE_PHONE("office-phone", "voice", ""),
  QUESTIONS("security-questions", "", "sspr-questions"),
  APP("authenticator-app", "", "otp"),
  RECOVERY_CODE("recovery-code", "", "recovery-authn-codes");

  final String id;
  final String channel;
  final String credentialType;

  ProofMethod(String id, String channel, String credentialType) {
    this.id = id;
    this.channel = channel;
    this.credentialType = credentialType;
  }

  /** All ids, as the policy names them. */
  static String[] ids() {
    return Arrays.stream(values()).map(method -> method.id).distinct().toArray(String[]::new);
  }

  /** All ids but this method's. */
  String allOthers() {
    return String.join(
        "##", Arrays.stream(ids()).filter(other -> !other.contentEquals(id)).toList());
  }

  boolean isSent() {
    return !channel.isEmpty();
  }

  boolean isPhone() {
    return isSent() && this != EMAIL;
  }

  boolean isSecondFactor() {
    return this == APP || this == RECOVERY_CODE;
  }

  /** Where the code goes; empty when none is sent. */
  String destination(ResetAccount account) {
    return switch (this) {
      case EMAIL -> account.mail;
      case TEXT, CALL -> account.phone;
      case OFFICE_PHONE -> account.officePhone;
      case QUESTIONS, APP, RECOVERY_CODE -> "";
    };
  }

  /** What is stored for it; empty for the office phone, which is an attribute. */
  Optional<Map<String, Object>> credentialOf(ResetAccount account) {
    return switch (this) {
      case EMAIL -> Optional.of(account.mailCredential());
      case TEXT, CALL -> Optional.of(account.phoneCredential());
      case OFFICE_PHONE -> Optional.empty();
      case QUESTIONS -> Optional.of(account.questionsCredential());
      case APP -> Optional.of(account.app.app("Phone"));
      case RECOVERY_CODE -> Optional.of(account.recoveryCodes.credential());
    };
  }

  /** Takes the method away as an administrator does. */
  void remove(ResetAccount account) {
    if (isSecondFactor()) {
      account.deleteCredentials(credentialType);
    } else {
      account.deleteMethod(id);
    }
  }

  /** Puts another number, address, list or device in its place. */
  void replace(ResetAccount account) {
    remove(account);
    switch (this) {
      case EMAIL -> add(account, Imported.mail("other-" + account.mail));
      case TEXT, CALL ->
          add(account, Imported.phone(account.phone.replace("+4915126", "+4915127")));
      case OFFICE_PHONE ->
          account
              .admin()
              .setAttribute(
                  account.username,
                  "officePhone",
                  List.of(account.officePhone.replace("+49304", "+49305")));
      case QUESTIONS ->
          add(
              account,
              Imported.answers(
                  Map.of(
                      "Which tree stood at the gate?", "beech",
                      "What colour was the door?", "blue",
                      "Who lived upstairs?", "aunt ada")));
      case APP ->
          add(account, new OneTimePasswords("another key of " + account.username).app("Tablet"));
      case RECOVERY_CODE ->
          add(account, new RecoveryCodeList(List.of("KKKKLLLLMMMM", "NNNNPPPPQQQQ")).credential());
    }
  }

  private static void add(ResetAccount account, Map<String, Object> credential) {
    account.change(Map.of("credentials", List.of(credential)));
  }

  /** From the list of methods: the whole proof. */
  Page prove(ResetAccount account, Person person) {
    return begin(account, person).give();
  }

  /** From the list of methods: up to the page that takes the proof. */
  Begun begin(ResetAccount account, Person person) {
    person.choose(id, channel);
    if (isSent()) {
      String destination = destination(account);
      if (!person.page().mark().equals("enter-code")) {
        person.confirmDestination(destination);
      }
      return new Begun(person, Map.of("code", person.readCode(destination)));
    }
    return new Begun(
        person,
        switch (this) {
          case QUESTIONS -> answers(person);
          case APP -> Map.of("code", account.app.at(Instant.now()));
          default -> Map.of("code", account.recoveryCodes.number(1));
        });
  }

  private static Map<String, String> answers(Person person) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (int i = 1; person.page().label("answer-" + i).isPresent(); i++) {
      String question = person.page().label("answer-" + i).orElseThrow();
      answers.put("answer-" + i, person.answers().get(question));
    }
    return answers;
  }

  /**
   * A proof that only has to be sent.
   *
   * @param person at the page that takes it
   * @param answer the right one
   */
  record Begun(Person person, Map<String, String> answer) {

    Page give() {
      return person.browser().submit(answer);
    }
  }

  /** Proves with mail and phone as long as that is asked for. */
  static Page proveWithWhatIsLeft(ResetAccount account, Person person) {
    return proveWith(List.of(EMAIL, TEXT), account, person);
  }

  /** Proves with these as long as that is asked for. */
  static Page proveWith(List<ProofMethod> methods, ResetAccount account, Person person) {
    for (ProofMethod method : methods) {
      Page page = person.page();
      if (page.mark().equals("choose-method") && page.offers("method", method.id)) {
        method.prove(account, person);
      }
    }
    return person.page();
  }
}
