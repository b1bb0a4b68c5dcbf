// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.policy.SignOut;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The page on which the user chooses a new password after the proofs. */
final class NewPasswordForm {

  static final String PASSWORD = "password-new";
  private static final String CONFIRM = "password-confirm";
  private static final String SIGN_OUT = "logout-sessions";

  /**
   * Azure's figure; NIST SP 800-63B-4 asks for at least 64. Longer ones only make the server hash.
   */
  private static final int LONGEST = 256;

  private final AuthenticationFlowContext context;
  private final KnownAccount account;

  NewPasswordForm(AuthenticationFlowContext context, KnownAccount account) {
    this.context = context;
    this.account = account;
  }

  void show() {
    show(form());
  }

  void answer() {
    FormInput input = FormInput.of(context.getHttpRequest());
    Optional<FormMessage> problem = problem(input);
    if (problem.isPresent()) {
      show(form().addError(problem.get()));
      return;
    }
    new ResetCompletion(context, account).newPassword(input.text(PASSWORD), signOut(input), this);
  }

  /** The realm or the directory does not take that password. */
  void refuse(String message, Object... parameters) {
    show(form().addError(new FormMessage(PASSWORD, message, parameters)));
  }

  private static Optional<FormMessage> problem(FormInput input) {
    Optional<String> problem = input.problem(PASSWORD, LONGEST, "sspr-error-password-missing");
    if (problem.isPresent()) {
      return problem.map(message -> new FormMessage(PASSWORD, message));
    }
    return input.text(PASSWORD).contentEquals(input.text(CONFIRM))
        ? Optional.empty()
        : Optional.of(new FormMessage(CONFIRM, "sspr-error-password-mismatch"));
  }

  private ResetCompletion.Elsewhere signOut(FormInput input) {
    boolean wanted =
        switch (account.sspr().policy().reset().signOut()) {
          case ALWAYS -> true;
          case OFFER -> input.isTicked(SIGN_OUT);
          case NEVER -> false;
        };
    return wanted ? ResetCompletion.Elsewhere.SIGN_OUT : ResetCompletion.Elsewhere.STAY;
  }

  private LoginFormsProvider form() {
    return new ResetPages(context).form();
  }

  private void show(LoginFormsProvider form) {
    SignOut signOut = account.sspr().policy().reset().signOut();
    context.challenge(
        ResetPages.named("new-password", "sspr-new-password.ftl", account.typedName())
            .with("username", account.user().getUsername())
            .with("signOut", signOut.id())
            .render(form));
  }
}
