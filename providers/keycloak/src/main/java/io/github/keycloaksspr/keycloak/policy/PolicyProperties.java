// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.policy;

import io.github.keycloaksspr.domain.policy.PolicyKey;
import io.github.keycloaksspr.domain.policy.PolicyValue;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** The policy as a form in Keycloak's admin console. */
public final class PolicyProperties {

  private PolicyProperties() {}

  /**
   * Every key with its label, help, kind and default, in the order of {@link PolicyKey}.
   *
   * @param methods those that are installed
   */
  public static List<ProviderConfigProperty> all(List<MethodId> methods) {
    return Arrays.stream(PolicyKey.values()).map(key -> property(key, key.value(methods))).toList();
  }

  private static ProviderConfigProperty property(PolicyKey key, PolicyValue value) {
    ProviderConfigProperty property =
        new ProviderConfigProperty(
            key.id(),
            key.label(),
            help(key, value),
            type(value.control()),
            value.standard().orElse(null));
    if (value.control() != PolicyValue.Control.ON_OFF) {
      property.setOptions(value.options());
    }
    return property;
  }

  /** A refusal names the key, as do exports and {@code kcadm}; the form shows the label alone. */
  private static String help(PolicyKey key, PolicyValue value) {
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
