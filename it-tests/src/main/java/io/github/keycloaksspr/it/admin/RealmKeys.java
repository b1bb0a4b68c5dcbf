// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.admin;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of new realms. A server needs seconds to generate two RSA keys for each realm, so all
 * realms of one run share a key pair that is generated once; the cheap keys are left to the server.
 */
final class RealmKeys {

  private static final String COMPONENTS = "components";
  private static final String KEY_PROVIDERS = "org.keycloak.keys.KeyProvider";
  private static final int BITS = 2048;
  private static final String SHARED = generate();

  private RealmKeys() {}

  /** The realm's representation with keys, unless it brings keys of its own. */
  static Map<String, Object> addTo(Map<String, ?> realm) {
    Map<String, Object> components = new LinkedHashMap<>();
    components.put(
        KEY_PROVIDERS,
        List.of(
            provider("rsa", Map.of("privateKey", SHARED, "algorithm", "RS256")),
            provider("rsa-enc", Map.of("privateKey", SHARED, "algorithm", "RSA-OAEP")),
            provider("hmac-generated", Map.of("algorithm", "HS512")),
            provider("aes-generated", Map.of())));
    if (realm.get(COMPONENTS) instanceof Map<?, ?> own) {
      own.forEach((type, providers) -> components.put(String.valueOf(type), providers));
    }
    Map<String, Object> all = new LinkedHashMap<>(realm);
    all.put(COMPONENTS, components);
    return all;
  }

  private static Map<String, Object> provider(String id, Map<String, String> settings) {
    Map<String, List<String>> config = new LinkedHashMap<>();
    config.put("priority", List.of("100"));
    settings.forEach((key, value) -> config.put(key, List.of(value)));
    return Map.of("name", id, "providerId", id, "config", config);
  }

  private static String generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no RSA", e);
    }
  }
}
