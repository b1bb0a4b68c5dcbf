// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.admin.endpoint.SsprResource;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.support.Json;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The description of the REST API and the server agree. */
@WithSspr
final class OpenApiIT {

  private static final Contract CONTRACT =
      Contract.read(ProjectFiles.root().resolve("docs/openapi.yaml"));

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void every_resource_is_described_and_every_description_has_a_resource() {
    Set<String> described = new TreeSet<>();
    CONTRACT.operations().forEach(operation -> described.add(operation.toString()));

    assertThat(described).isEqualTo(resources(SsprResource.class, ""));
  }

  @Test
  void every_operation_answers_as_described(SsprEnvironment environment) throws Exception {
    TestRealm realm = environment.realm().user("bob").user("helper").create();
    realm.admin().giveClientRole("helper", "realm-management", "realm-admin");
    String userId = realm.admin().userId("bob");
    String administrator = token(environment, realm, "helper");
    String nobody = token(environment, realm, "bob");

    for (Contract.Operation operation : CONTRACT.operations()) {
      HttpRequest.Builder request = request(environment, realm, operation, userId);

      assertThat(send(request.copy()).statusCode()).as("%s, no token", operation).isEqualTo(401);
      assertThat(send(authorised(request, nobody)).statusCode())
          .as("%s, no administrator", operation)
          .isEqualTo(403);
      assertThat(operation.describes(401) && operation.describes(403)).isTrue();
      HttpResponse<String> answer = send(authorised(request, administrator));
      assertThat(answer.statusCode())
          .as("%s: %s", operation, answer.body())
          .isEqualTo(operation.success());
      assertThat(operation.misfits(answer.statusCode(), Json.readLeniently(answer.body())))
          .as(operation.toString())
          .isEmpty();
    }
  }

  private static String token(SsprEnvironment environment, TestRealm realm, String username) {
    return new AdminApi(environment.server().baseUrl(), realm.name(), username, UserSpec.PASSWORD)
        .token();
  }

  private static HttpRequest.Builder request(
      SsprEnvironment environment, TestRealm realm, Contract.Operation operation, String userId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(
                environment.server().baseUrl()
                    + realm.admin().path("sspr")
                    + operation.address(userId)));
    operation.mediaType().ifPresent(type -> request.header("Content-Type", type));
    return request.method(
        operation.method().toUpperCase(Locale.ROOT),
        operation.mediaType().isPresent()
            ? HttpRequest.BodyPublishers.ofString(operation.body())
            : HttpRequest.BodyPublishers.noBody());
  }

  private static HttpRequest.Builder authorised(HttpRequest.Builder request, String token) {
    return request.copy().header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static Set<String> resources(Class<?> type, String above) {
    Set<String> resources = new TreeSet<>();
    for (Method method : type.getDeclaredMethods()) {
      String path = above + path(method);
      Optional<String> httpMethod = httpMethod(method);
      if (httpMethod.isPresent()) {
        resources.add(httpMethod.get() + " " + path);
      } else if (method.isAnnotationPresent(Path.class)) {
        resources.addAll(resources(method.getReturnType(), path));
      }
    }
    return resources;
  }

  private static String path(Method method) {
    return Optional.ofNullable(method.getAnnotation(Path.class))
        .map(path -> "/" + path.value())
        .orElse("");
  }

  private static Optional<String> httpMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .flatMap(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)).stream())
        .map(HttpMethod::value)
        .findFirst();
  }
}
