// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ProviderConfigProperty;

class SettingsRulesTest {

  private static final String EXPRESSION = "${vault.sms-gateway}";

  private final SettingsRules rules =
      SettingsRules.of("pigeon", List.of(setting("from", false), setting("token", true)));

  private static ProviderConfigProperty setting(String name, boolean secret) {
    ProviderConfigProperty property = new ProviderConfigProperty();
    property.setName(name);
    property.setSecret(secret);
    return property;
  }

  @Test
  void aSettingThatTheGatewayDoesNotHaveIsRefusedWithThoseThatItHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules.check(Map.of("form", "+1", "zeal", "2")))
        .withMessage("The gateway pigeon has no setting form for a realm. It has: from, token.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "", "${vault.}", "${vault.a", "${env.a}", "x${vault.a}"})
  void aSecretInClearIsRefused(String clear) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules.check(Map.of("token", clear)))
        .withMessageStartingWith(
            "The setting token must be a vault expression such as ${vault.sms-gateway}");
  }

  @Test
  void whatMayBeStoredIsCheckedWithoutTheSecretItself() {
    assertThat(rules.check(Map.of("from", "+1", "token", EXPRESSION)))
        .isEqualTo(Map.of("from", "+1", "token", GatewayProviderFactory.UNKNOWN_SECRET));
    assertThat(rules.check(Map.of("from", "+1"))).isEqualTo(Map.of("from", "+1"));
  }

  @Test
  void theVaultIsAskedForSecretsAlone() {
    Map<String, String> stored = Map.of("from", EXPRESSION, "token", EXPRESSION);

    assertThat(rules.open(stored, expression -> Optional.of(" of " + expression + "\n")))
        .isEqualTo(Map.of("from", EXPRESSION, "token", "of " + EXPRESSION));
    assertThat(rules.open(Map.of("from", "+1"), expression -> Optional.empty()))
        .isEqualTo(Map.of("from", "+1"));
  }

  @Test
  void aSecretThatTheVaultDoesNotHaveIsNamed() {
    for (Optional<String> held : List.of(Optional.<String>empty(), Optional.of(" "))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> rules.open(Map.of("token", EXPRESSION), expression -> held))
          .withMessage("Keycloak's vault holds nothing for the setting token.");
    }
  }

  /** What got in some other way, such as an import of a database, is not sent anywhere. */
  @Test
  void aSecretThatIsStoredInClearIsNotUsed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules.open(Map.of("token", "clear"), Optional::of))
        .withMessage("Keycloak's vault holds nothing for the setting token.");
  }
}
