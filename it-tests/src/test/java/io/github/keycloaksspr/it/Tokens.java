// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import io.github.keycloaksspr.it.admin.AdminAnswer;
import io.github.keycloaksspr.it.support.Urls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an application gets from the realm's token endpoint. */
public final class Tokens {

  private final URI address;

  private Tokens(URI address) {
    this.address = address;
  }

  /** Of that realm, for its application. */
  public static Tokens of(TestRealm realm) {
    return new Tokens(
        URI.create(
            realm.address().server()
                + "/realms/"
                + realm.name()
                + "/protocol/openid-connect/token"));
  }

  /** Hands over name and password itself. */
  public AdminAnswer withPassword(String username, String password, String scope) {
    return ask(
        Map.of(
            "grant_type", "password", "username", username, "password", password, "scope", scope));
  }

  /** Uses what an earlier answer brought. */
  public AdminAnswer refresh(AdminAnswer earlier) {
    return ask(
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            earlier.json().path("refresh_token").asText()));
  }

  private AdminAnswer ask(Map<String, String> parameters) {
    Map<String, String> form = new LinkedHashMap<>(parameters);
    form.put("client_id", TestRealm.CLIENT);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(Urls.encode(form)))
            .build();
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return new AdminAnswer(
          "POST " + address, response.statusCode(), response.body(), "", response.headers().map());
    } catch (IOException e) {
      throw new UncheckedIOException("POST " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
