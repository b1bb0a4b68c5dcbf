// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.contact;

/**
 * A person who cannot reset and asks for help.
 *
 * @param user id of the user
 * @param reason mark of the page on which it ended; names the reason in the mail
 * @param supportCode what the page showed
 */
public record ContactRequest(String user, String reason, String supportCode) {}
