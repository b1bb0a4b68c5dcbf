// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.phone;

import io.github.keycloaksspr.keycloak.credential.MethodCredentialProviderFactory;

/** Makes the provider of {@code sspr-phone} credentials. */
public final class PhoneCredentialProviderFactory extends MethodCredentialProviderFactory {

  public PhoneCredentialProviderFactory() {
    super(AuthPhoneFactory.CREDENTIAL);
  }
}
