// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyKeyTest {

  @Test
  void keysAreTheOnesThatAdministratorsWrite() {
    assertThat(Arrays.stream(PolicyKey.values()).map(PolicyKey::id))
        .containsExactly(
            "scope",
            "scopeGroups",
            "methods",
            "methodsRequired",
            "privilegedMethodsRequired",
            "privilegedRoles",
            "mfaMethodsRequired",
            "questions",
            "questionsToRegister",
            "questionsToReset",
            "requireRegistration",
            "registrationGraceDays",
            "reconfirmDays",
            "helpdesk",
            "notifyUser",
            "notifyAdministrators",
            "allowUnlock",
            "disclosure",
            "signOutElsewhere",
            "captcha",
            "codeLength",
            "codeLifespan",
            "codeAttempts",
            "resendCooldown",
            "verificationsPerHour",
            "messagesPerHour",
            "mailsPerTenMinutes",
            "resetsPerDay",
            "lockHours",
            "attemptsPerAddressPerHour",
            "realmMessagesPerHour",
            "defaultRegion",
            "allowedCountries",
            "blockedMailDomains",
            "officePhoneAttribute",
            "prefillPhoneAttribute",
            "prefillEmailAttribute");
  }

  @ParameterizedTest
  @EnumSource
  void aKeyIsFoundByWhatAdministratorsWrite(PolicyKey key) {
    assertThat(PolicyKey.of(key.id())).contains(key);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "METHODS", "Methods", "methods ", "unknown"})
  void anyOtherNameIsNone(String name) {
    assertThat(PolicyKey.of(name)).isEmpty();
  }
}
