// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import java.util.Arrays;
import java.util.Optional;

/** The keys of the policy, as administrators write them. */
public enum PolicyKey {
  SCOPE("scope"),
  SCOPE_GROUPS("scopeGroups"),
  METHODS("methods"),
  METHODS_REQUIRED("methodsRequired"),
  PRIVILEGED_METHODS_REQUIRED("privilegedMethodsRequired"),
  PRIVILEGED_ROLES("privilegedRoles"),
  MFA_METHODS_REQUIRED("mfaMethodsRequired"),
  QUESTIONS("questions"),
  QUESTIONS_TO_REGISTER("questionsToRegister"),
  QUESTIONS_TO_RESET("questionsToReset"),
  REQUIRE_REGISTRATION("requireRegistration"),
  REGISTRATION_GRACE_DAYS("registrationGraceDays"),
  RECONFIRM_DAYS("reconfirmDays"),
  HELPDESK("helpdesk"),
  NOTIFY_USER("notifyUser"),
  NOTIFY_ADMINISTRATORS("notifyAdministrators"),
  ALLOW_UNLOCK("allowUnlock"),
  DISCLOSURE("disclosure"),
  SIGN_OUT_ELSEWHERE("signOutElsewhere"),
  CAPTCHA("captcha"),
  CODE_LENGTH("codeLength"),
  CODE_LIFESPAN("codeLifespan"),
  CODE_ATTEMPTS("codeAttempts"),
  RESEND_COOLDOWN("resendCooldown"),
  VERIFICATIONS_PER_HOUR("verificationsPerHour"),
  MESSAGES_PER_HOUR("messagesPerHour"),
  MAILS_PER_TEN_MINUTES("mailsPerTenMinutes"),
  RESETS_PER_DAY("resetsPerDay"),
  LOCK_HOURS("lockHours"),
  ATTEMPTS_PER_ADDRESS_PER_HOUR("attemptsPerAddressPerHour"),
  REALM_MESSAGES_PER_HOUR("realmMessagesPerHour"),
  DEFAULT_REGION("defaultRegion"),
  ALLOWED_COUNTRIES("allowedCountries"),
  BLOCKED_MAIL_DOMAINS("blockedMailDomains"),
  OFFICE_PHONE_ATTRIBUTE("officePhoneAttribute"),
  PREFILL_PHONE_ATTRIBUTE("prefillPhoneAttribute"),
  PREFILL_EMAIL_ATTRIBUTE("prefillEmailAttribute");

  private final String id;

  PolicyKey(String id) {
    this.id = id;
  }

  /** The key itself. */
  public String id() {
    return id;
  }

  /** The key of that name, empty for any other name. */
  public static Optional<PolicyKey> of(String id) {
    return Arrays.stream(values()).filter(key -> key.id.equals(id)).findFirst();
  }
}
