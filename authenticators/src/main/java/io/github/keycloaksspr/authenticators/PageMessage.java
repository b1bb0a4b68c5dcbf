// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.spi.method.Message;
import java.util.List;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** What a page says beside what it asks. */
sealed interface PageMessage {

  /** Puts it on the page. */
  LoginFormsProvider on(LoginFormsProvider form);

  /** Nothing. */
  record None() implements PageMessage {
    @Override
    public LoginFormsProvider on(LoginFormsProvider form) {
      return form;
    }
  }

  /** What was done. */
  record Info(String key) implements PageMessage {
    @Override
    public LoginFormsProvider on(LoginFormsProvider form) {
      return form.setInfo(key);
    }
  }

  /** What is wrong with the whole. */
  record Problem(String key, List<Object> parameters) implements PageMessage {
    @Override
    public LoginFormsProvider on(LoginFormsProvider form) {
      return form.setError(key, parameters.toArray());
    }
  }

  /** What is wrong with fields. */
  record Fields(List<FormMessage> errors) implements PageMessage {
    @Override
    public LoginFormsProvider on(LoginFormsProvider form) {
      errors.forEach(form::addError);
      return form;
    }
  }

  /** The same, and that the next try is the last for a while. */
  record BeforeLastTry(PageMessage message) implements PageMessage {
    @Override
    public LoginFormsProvider on(LoginFormsProvider form) {
      return message.on(form).setAttribute("ssprLastTry", true);
    }
  }

  /** What a method says is wrong with the whole and with fields. */
  record OfMethod(List<Message> messages) implements PageMessage {
    @Override
    public LoginFormsProvider on(LoginFormsProvider form) {
      messages.forEach(message -> put(message, form));
      return form;
    }

    private static void put(Message message, LoginFormsProvider form) {
      Object[] parameters = message.parameters().toArray();
      message
          .field()
          .ifPresentOrElse(
              field -> form.addError(new FormMessage(field, message.key(), parameters)),
              () -> form.setError(message.key(), parameters));
    }
  }

  /** What is said of a wrong try: also whether the next one is the last. */
  default PageMessage after(Attempt attempt) {
    return attempt.isLastNext() ? new BeforeLastTry(this) : this;
  }

  static PageMessage none() {
    return new None();
  }

  static PageMessage of(List<Message> messages) {
    return new OfMethod(messages);
  }

  static PageMessage of(Message message) {
    return of(List.of(message));
  }

  static PageMessage info(String key) {
    return new Info(key);
  }

  static PageMessage error(String key, Object... parameters) {
    return new Problem(key, List.of(parameters));
  }

  static PageMessage field(String field, String key, Object... parameters) {
    return new Fields(List.of(new FormMessage(field, key, parameters)));
  }
}
