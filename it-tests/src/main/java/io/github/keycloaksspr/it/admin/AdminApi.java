// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.support.Urls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Keycloak's Admin REST API as one administrator sees it. Paths start with {@code /admin/realms};
 * bodies are maps, lists or JSON nodes.
 */
public final class AdminApi {

  private static final Duration TIME_OUT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIME_OUT).build();
  private final URI baseUrl;
  private final String realm;
  private final String user;
  private final String password;
  private String token = "";
  private Instant tokenGoodUntil = Instant.MIN;

  /** An administrator of the realm {@code master}. */
  public AdminApi(URI baseUrl, String user, String password) {
    this(baseUrl, "master", user, password);
  }

  /** An administrator whose account lives in the given realm. */
  public AdminApi(URI baseUrl, String realm, String user, String password) {
    this.baseUrl = baseUrl;
    this.realm = realm;
    this.user = user;
    this.password = password;
  }

  /** The same API as another administrator sees it, whose account lives in the given realm. */
  AdminApi as(String otherRealm, String otherUser, String otherPassword) {
    return new AdminApi(baseUrl, otherRealm, otherUser, otherPassword);
  }

  /** One realm. */
  public RealmAdmin realm(String name) {
    return new RealmAdmin(this, name);
  }

  /** Makes a realm, with the keys that all realms of a run share unless it brings its own. */
  public RealmAdmin createRealm(Map<String, ?> representation) {
    post("/admin/realms", RealmKeys.addTo(representation)).orFail();
    return realm(String.valueOf(representation.get("realm")));
  }

  /**
   * Makes an administrator who may create realms and then administers those, and no others. A
   * request of such an administrator looks at the roles of its own realms only; one of an
   * administrator of the whole server walks through the roles of all realms.
   */
  public AdminApi createRealmCreator(String username) {
    RealmAdmin master = realm("master");
    master.createUser(
        Map.of(
            "username",
            username,
            "email",
            username + "@master.example",
            "firstName",
            "Realm",
            "lastName",
            "Creator",
            "enabled",
            true,
            "credentials",
            List.of(Map.of("type", "password", "value", username))));
    master.giveRealmRole(username, "create-realm");
    return as("master", username, username);
  }

  /** Reads. */
  public AdminAnswer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** Creates or acts, with a body. */
  public AdminAnswer post(String path, Object body) {
    return send("POST", path, BodyPublishers.ofString(Json.write(body)));
  }

  /** Acts, without a body. */
  public AdminAnswer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  /** Changes. */
  public AdminAnswer put(String path, Object body) {
    return send("PUT", path, BodyPublishers.ofString(Json.write(body)));
  }

  /** Sends a text of that media type. */
  public AdminAnswer post(String path, String mediaType, byte[] body) {
    return send("POST", path, BodyPublishers.ofByteArray(body), mediaType);
  }

  /** Removes. */
  public AdminAnswer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Removes what the body names. */
  public AdminAnswer delete(String path, Object body) {
    return send("DELETE", path, BodyPublishers.ofString(Json.write(body)));
  }

  private AdminAnswer send(String method, String path, HttpRequest.BodyPublisher body) {
    return send(method, path, body, "application/json");
  }

  private AdminAnswer send(
      String method, String path, HttpRequest.BodyPublisher body, String mediaType) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(TIME_OUT)
            .header("Authorization", "Bearer " + token())
            .method(method, body);
    if (body.contentLength() > 0) {
      request.header("Content-Type", mediaType);
    }
    HttpResponse<String> response = exchange(request.build());
    return new AdminAnswer(
        method + " " + path,
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Location").orElse(""),
        response.headers().map());
  }

  /** An access token, for requests that this class does not make. */
  public synchronized String token() {
    if (Instant.now().isBefore(tokenGoodUntil)) {
      return token;
    }
    String form =
        Urls.encode(
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                user,
                "password",
                password));
    HttpResponse<String> response =
        exchange(
            HttpRequest.newBuilder(
                    URI.create(baseUrl + "/realms/" + realm + "/protocol/openid-connect/token"))
                .timeout(TIME_OUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "No token for %s: %d %s".formatted(user, response.statusCode(), response.body()));
    }
    JsonNode answer = Json.read(response.body());
    token = answer.path("access_token").asText();
    tokenGoodUntil = Instant.now().plusSeconds(answer.path("expires_in").asLong() - 20);
    return token;
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
