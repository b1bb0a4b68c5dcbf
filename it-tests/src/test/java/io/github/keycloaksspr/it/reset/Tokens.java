// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.support.Urls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * What an application holds of a user, and can get new access with.
 *
 * @param refreshToken of an online or an offline session
 */
record Tokens(TestRealm realm, String refreshToken) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** An application that goes on while the user is signed in. */
  static Tokens online(TestRealm realm, String username, String password) {
    return signIn(realm, username, password, "openid");
  }

  /** An application that goes on while the user is away. */
  static Tokens offline(TestRealm realm, String username, String password) {
    return signIn(realm, username, password, "openid offline_access");
  }

  private static Tokens signIn(TestRealm realm, String username, String password, String scope) {
    HttpResponse<String> answer =
        post(
            realm,
            Map.of(
                "grant_type",
                "password",
                "client_id",
                TestRealm.CLIENT,
                "scope",
                scope,
                "username",
                username,
                "password",
                password));
    JsonNode tokens = Json.read(answer.body());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("No tokens: " + answer.body());
    }
    return new Tokens(realm, tokens.path("refresh_token").asText());
  }

  /** Whether they still give access. */
  boolean alive() {
    return post(
                realm,
                Map.of(
                    "grant_type",
                    "refresh_token",
                    "client_id",
                    TestRealm.CLIENT,
                    "refresh_token",
                    refreshToken))
            .statusCode()
        == 200;
  }

  private static HttpResponse<String> post(TestRealm realm, Map<String, String> form) {
    URI address =
        URI.create(
            realm.environment().server().baseUrl()
                + "/realms/"
                + realm.name()
                + "/protocol/openid-connect/token");
    try {
      return HTTP.send(
          HttpRequest.newBuilder(address)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(Urls.encode(form)))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("POST " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
