// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.keycloak.gateway.GatewayChoice;
import io.github.keycloaksspr.keycloak.gateway.Gateways;
import io.github.keycloaksspr.keycloak.gateway.RealmGateway;
import io.github.keycloaksspr.spi.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The gateway that a realm uses, as an administrator is told.
 *
 * @param source {@code realm} if the realm has one of its own, {@code server} if server options
 *     chose it, {@code none}
 * @param provider the gateway's id, empty if there is none
 * @param channels what it serves: {@code sms}, {@code voice}; without any, phones are not offered
 * @param problem why phones are not offered, empty if they are
 * @param settings the realm's own settings; secrets stand as vault expressions
 * @param installed the ids of all gateways that could be used
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GatewayReport(
    String source,
    String provider,
    List<String> channels,
    String problem,
    Map<String, String> settings,
    List<String> installed) {

  /** What holds now. */
  public static GatewayReport of(KeycloakSession session, RealmModel realm) {
    GatewayChoice choice = Gateways.of(session, realm);
    return new GatewayReport(
        choice.source().name().toLowerCase(Locale.ROOT),
        choice.id().orElse(""),
        choice.channels().stream().map(Channel::id).toList(),
        choice.problem().orElse(""),
        RealmGateway.of(realm).map(RealmGateway::settings).orElseGet(Map::of),
        Gateways.installed(session));
  }
}
