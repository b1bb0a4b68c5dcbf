// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.policy;

import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.policy.Captcha;
import io.github.keycloaksspr.domain.policy.Disclosure;
import io.github.keycloaksspr.domain.policy.PolicyKey;
import io.github.keycloaksspr.domain.policy.SignOut;
import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** The policy as a form in Keycloak's admin console. */
public final class PolicyProperties {

  private static final String NUMBER = ProviderConfigProperty.INTEGER_TYPE;
  private static final String TEXT = ProviderConfigProperty.STRING_TYPE;

  private PolicyProperties() {}

  /** Every key with its label, help, kind and default, in the order of {@link PolicyKey}. */
  public static List<ProviderConfigProperty> all() {
    ProviderConfigurationBuilder form = ProviderConfigurationBuilder.create();
    scope(form);
    methods(form);
    more(form);
    questions(form);
    registration(form);
    reset(form);
    codes(form);
    limits(form);
    destinations(form);
    List<ProviderConfigProperty> properties = form.build();
    properties.forEach(PolicyProperties::nameKey);
    return properties;
  }

  /** A refusal names the key, as do exports and {@code kcadm}; the form shows the label alone. */
  private static void nameKey(ProviderConfigProperty property) {
    property.setHelpText(property.getHelpText() + " Key: " + property.getName());
  }

  private static void scope(ProviderConfigurationBuilder form) {
    form.property()
        .name(PolicyKey.SCOPE.id())
        .label("Who may reset")
        .helpText("Nobody, the members of selected groups, or all users.")
        .type(ProviderConfigProperty.LIST_TYPE)
        .options("none", "selected", "all")
        .defaultValue("all")
        .add();
    form.property()
        .name(PolicyKey.SCOPE_GROUPS.id())
        .label("Groups in scope")
        .helpText("Paths such as /staff/sales, for \"selected\". Groups below them are included.")
        .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
        .add();
  }

  private static void methods(ProviderConfigurationBuilder form) {
    form.property()
        .name(PolicyKey.METHODS.id())
        .label("Verification methods")
        .helpText(
            "The methods that users may register and use. authenticator-app and recovery-code are Keycloak's own second"
                + " factors, for users who have them. Guidance (NIST, OWASP) advises against security"
                + " questions; they are off until you switch them on.")
        .type(ProviderConfigProperty.MULTIVALUED_LIST_TYPE)
        .options(Arrays.stream(MethodId.values()).map(MethodId::id).toList())
        .defaultValue("office-phone##auth-phone##auth-email")
        .add();
    add(
        form,
        PolicyKey.METHODS_REQUIRED,
        NUMBER,
        "1",
        "Methods required",
        "How many different methods a reset asks for, 1 to 3.");
  }

  private static void more(ProviderConfigurationBuilder form) {
    add(
        form,
        PolicyKey.PRIVILEGED_METHODS_REQUIRED,
        NUMBER,
        "2",
        "Methods required of privileged users",
        "How many different methods a reset asks of users with an administrative role, 2 to 3. They"
            + " never use security questions.");
    form.property()
        .name(PolicyKey.PRIVILEGED_ROLES.id())
        .label("Privileged roles")
        .helpText(
            "Roles that count as administrative besides Keycloak's own: names of realm roles, or"
                + " client.role.")
        .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
        .add();
    add(
        form,
        PolicyKey.MFA_METHODS_REQUIRED,
        NUMBER,
        "2",
        "Methods required of users with a second factor",
        "How many different methods a reset asks of users who sign in with a second factor, 1 to 3."
            + " A reset should not be weaker than a sign-in.");
  }

  private static void questions(ProviderConfigurationBuilder form) {
    form.property()
        .name(PolicyKey.QUESTIONS.id())
        .label("Security questions")
        .helpText(
            "The questions to choose from: ids of the catalogue, or questions of your own (at most 20, each 3 to 200"
                + " characters). Empty offers the whole catalogue.")
        .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
        .add();
    add(
        form,
        PolicyKey.QUESTIONS_TO_REGISTER,
        NUMBER,
        "5",
        "Questions to register",
        "How many questions users answer when they register, 3 to 5.");
    add(
        form,
        PolicyKey.QUESTIONS_TO_RESET,
        NUMBER,
        "3",
        "Questions to reset",
        "How many of them a reset asks, 3 to 5, not more than are registered.");
  }

  private static void registration(ProviderConfigurationBuilder form) {
    add(
        form,
        PolicyKey.REQUIRE_REGISTRATION,
        ProviderConfigProperty.BOOLEAN_TYPE,
        "true",
        "Ask at sign-in",
        "Ask users to register when they sign in, until they have.");
    add(
        form,
        PolicyKey.REGISTRATION_GRACE_DAYS,
        NUMBER,
        "14",
        "Grace period in days",
        "How long users may answer \"not now\", 0 to 90 days from the first time they are asked.");
    add(
        form,
        PolicyKey.RECONFIRM_DAYS,
        NUMBER,
        "180",
        "Reconfirm after days",
        "When users are asked to look over their details again, 0 to 730 days; 0 means never.");
  }

  private static void reset(ProviderConfigurationBuilder form) {
    add(
        form,
        PolicyKey.HELPDESK,
        TEXT,
        null,
        "Help desk",
        "Where \"contact an administrator\" goes: a mail address, or a page beginning with https://."
            + " Empty mails the users with the role sspr-helpdesk, else those who manage users.");
    add(
        form,
        PolicyKey.NOTIFY_USER,
        ProviderConfigProperty.BOOLEAN_TYPE,
        "true",
        "Notify users",
        "Mail users, at all their addresses, after a reset, an unlock or a change of a method.");
    add(
        form,
        PolicyKey.NOTIFY_ADMINISTRATORS,
        ProviderConfigProperty.BOOLEAN_TYPE,
        "true",
        "Notify administrators",
        "Mail the other administrators after a privileged user reset the password or lifted the lock.");
    add(
        form,
        PolicyKey.ALLOW_UNLOCK,
        ProviderConfigProperty.BOOLEAN_TYPE,
        "true",
        "Allow unlocking",
        "Let users lift a brute-force lock without a new password.");
    form.property()
        .name(PolicyKey.DISCLOSURE.id())
        .label("Disclosure")
        .helpText(
            "Whether a reset explains at once why an account cannot be reset, or conceals which accounts exist:"
                + " then all names lead to the same pages, and the explanation goes to the user by mail.")
        .type(ProviderConfigProperty.LIST_TYPE)
        .options(Arrays.stream(Disclosure.values()).map(Disclosure::id).toList())
        .defaultValue(Disclosure.EXPLAIN.id())
        .add();
    form.property()
        .name(PolicyKey.SIGN_OUT_ELSEWHERE.id())
        .label("Sign out elsewhere")
        .helpText(
            "What happens to other sessions after a reset: ended always, offered to the user (ticked), or never.")
        .type(ProviderConfigProperty.LIST_TYPE)
        .options(Arrays.stream(SignOut.values()).map(SignOut::id).toList())
        .defaultValue(SignOut.OFFER.id())
        .add();
    form.property()
        .name(PolicyKey.CAPTCHA.id())
        .label("Puzzle against robots")
        .helpText(
            "A puzzle that the browser solves by itself before somebody is named: never, always, or once an address"
                + " named five people within an hour without a reset being done. It needs JavaScript and asks no third"
                + " party.")
        .type(ProviderConfigProperty.LIST_TYPE)
        .options(Arrays.stream(Captcha.values()).map(Captcha::id).toList())
        .defaultValue(Captcha.OFF.id())
        .add();
  }

  private static void codes(ProviderConfigurationBuilder form) {
    add(form, PolicyKey.CODE_LENGTH, NUMBER, "6", "Code length", "Digits of a code, 6 to 10.");
    add(
        form,
        PolicyKey.CODE_LIFESPAN,
        NUMBER,
        "300",
        "Code life span in seconds",
        "How long a code is good, 60 to 600 seconds.");
    add(
        form,
        PolicyKey.CODE_ATTEMPTS,
        NUMBER,
        "5",
        "Code attempts",
        "How many wrong codes are taken within a code's life span, 3 to 10.");
    add(
        form,
        PolicyKey.RESEND_COOLDOWN,
        NUMBER,
        "30",
        "Seconds between codes",
        "How long users wait before they can ask for another code, 15 to 300 seconds.");
  }

  private static void limits(ProviderConfigurationBuilder form) {
    add(
        form,
        PolicyKey.VERIFICATIONS_PER_HOUR,
        NUMBER,
        "5",
        "Wrong tries an hour",
        "How many wrong numbers, addresses, codes and answers one user may give in an hour, 3 to 100,"
            + " over all methods. With the last one the reset is closed for this user; signing in is not.");
    add(
        form,
        PolicyKey.MESSAGES_PER_HOUR,
        NUMBER,
        "5",
        "Texts and calls an hour",
        "How many codes a user may have sent to phones in an hour, 1 to 100. One phone gets twice as"
            + " many at most, and four times as many a day, whoever asks.");
    add(
        form,
        PolicyKey.MAILS_PER_TEN_MINUTES,
        NUMBER,
        "10",
        "Mails in ten minutes",
        "How many codes a user may have mailed in ten minutes, 1 to 100. One mailbox gets twice as"
            + " many at most, and four times as many a day, whoever asks.");
    add(
        form,
        PolicyKey.RESETS_PER_DAY,
        NUMBER,
        "5",
        "Resets a day",
        "How many resets and unlocks one user may make in a day, 1 to 100.");
    add(
        form,
        PolicyKey.LOCK_HOURS,
        NUMBER,
        "24",
        "Hours of closed reset",
        "How long the reset stays closed for a user who is over one of these limits, 1 to 168 hours."
            + " Administrators can open it earlier.");
    add(
        form,
        PolicyKey.ATTEMPTS_PER_ADDRESS_PER_HOUR,
        NUMBER,
        "60",
        "Tries an hour from one address",
        "How many names and tries are taken in an hour from one IPv4 address or one IPv6 network (/64),"
            + " 10 to 10000. Raise it where many people share an address.");
    add(
        form,
        PolicyKey.REALM_MESSAGES_PER_HOUR,
        NUMBER,
        "1000",
        "Messages an hour in the realm",
        "How many codes the realm sends to phones in an hour, and how many to mailboxes, 100 to 100000;"
            + " resets and registration are counted apart. Limits the damage of text-message fraud.");
  }

  private static void destinations(ProviderConfigurationBuilder form) {
    add(
        form,
        PolicyKey.DEFAULT_REGION,
        TEXT,
        null,
        "Default country of phones",
        "Two-letter code of the country that numbers without one belong to, such as DE. Empty takes it from the realm's language.");
    form.property()
        .name(PolicyKey.ALLOWED_COUNTRIES.id())
        .label("Allowed countries of phones")
        .helpText(
            "Two-letter codes of the countries whose numbers may be used; empty allows all. A short list stops text-message fraud.")
        .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
        .add();
    form.property()
        .name(PolicyKey.BLOCKED_MAIL_DOMAINS.id())
        .label("Blocked mail domains")
        .helpText(
            "Domains, such as your own, whose mailboxes open with the lost password and cannot be registered.")
        .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
        .add();
    add(
        form,
        PolicyKey.OFFICE_PHONE_ATTRIBUTE,
        TEXT,
        "officePhone",
        "Attribute of the office phone",
        "User attribute that holds the office phone. Users must not be able to edit it.");
    add(
        form,
        PolicyKey.PREFILL_PHONE_ATTRIBUTE,
        TEXT,
        null,
        "Attribute with a phone to begin with",
        "User attribute whose number is offered, and must be verified, when users register a phone.");
    add(
        form,
        PolicyKey.PREFILL_EMAIL_ATTRIBUTE,
        TEXT,
        null,
        "Attribute with an email to begin with",
        "User attribute whose address is offered, and must be verified, when users register an email.");
  }

  private static void add(
      ProviderConfigurationBuilder form,
      PolicyKey key,
      String type,
      Object defaultValue,
      String label,
      String helpText) {
    form.property()
        .name(key.id())
        .label(label)
        .helpText(helpText)
        .type(type)
        .defaultValue(defaultValue)
        .add();
  }
}
