// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.policy;

import io.github.keycloaksspr.domain.policy.PolicyKey;
import io.github.keycloaksspr.domain.policy.PolicyValue;
import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** The policy as a form in Keycloak's admin console. */
public final class PolicyProperties {

  private PolicyProperties() {}

  /** Every key with its label, help, kind and default, in the order of {@link PolicyKey}. */
  public static List<ProviderConfigProperty> all() {
    return Arrays.stream(PolicyKey.values()).map(PolicyProperties::property).toList();
  }

  private static ProviderConfigProperty property(PolicyKey key) {
    ProviderConfigProperty property =
        new ProviderConfigProperty(
            key.id(),
            key.label(),
            help(key),
            type(key.value().control()),
            key.value().standard().orElse(null));
    if (key.value().control() != PolicyValue.Control.ON_OFF) {
      property.setOptions(key.value().options());
    }
    return property;
  }

  /** A refusal names the key, as do exports and {@code kcadm}; the form shows the label alone. */
  private static String help(PolicyKey key) {
    PolicyValue value = key.value();
    return "%s Allowed: %s. Default: %s. Key: %s"
        .formatted(key.help(), value.allowed(), value.whenEmpty(), key.id());
  }

  private static String type(PolicyValue.Control control) {
    return switch (control) {
      case NUMBER -> ProviderConfigProperty.INTEGER_TYPE;
      case ON_OFF -> ProviderConfigProperty.BOOLEAN_TYPE;
      case CHOICE -> ProviderConfigProperty.LIST_TYPE;
      case CHOICES -> ProviderConfigProperty.MULTIVALUED_LIST_TYPE;
      case LIST -> ProviderConfigProperty.MULTIVALUED_STRING_TYPE;
      case TEXT -> ProviderConfigProperty.STRING_TYPE;
    };
  }
}
