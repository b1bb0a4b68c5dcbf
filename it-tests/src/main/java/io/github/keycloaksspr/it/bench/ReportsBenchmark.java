// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.KeycloakServer;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.server.ServerSettings;
import io.github.keycloaksspr.it.support.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * How long the report on registration takes for so many users, and how much more memory it holds:
 * Keycloak on PostgreSQL, half of the users registered. The aim: 100,000 users in 30 seconds, with
 * 64 MB more heap, and ten times the users in ten times the time.
 */
public final class ReportsBenchmark {

  private static final String REALM = "bench";
  private static final int ROUNDS = 3;
  private static final double MEBIBYTE = 1024.0 * 1024.0;

  private final PrintStream out;
  private final KeycloakServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  private ReportsBenchmark(PrintStream out, KeycloakServer server) {
    this.out = out;
    this.server = server;
  }

  /**
   * Runs it.
   *
   * @param arguments how many users there are at first; then there are ten times as many
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int few = Integer.parseInt(arguments[0]);
    List<Integer> counts = List.of(few, 10 * few);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        KeycloakServer server = start(postgres);
        Connection database = postgres.getPostgresDatabase().getConnection()) {
      out.println("PostgreSQL " + database.getMetaData().getDatabaseProductVersion());
      new ReportsBenchmark(out, server).run(counts);
    }
  }

  private static KeycloakServer start(EmbeddedPostgres postgres) {
    String address =
        "jdbc:postgresql://%s:%d/postgres".formatted(Ports.LOOPBACK, postgres.getPort());
    return KeycloakServer.start(
        KeycloakDistribution.configured(),
        ServerSettings.forgetful(ProjectFiles.target("keycloak-bench"), Ports.free())
            .onPostgres(address));
  }

  private void run(List<Integer> counts) throws IOException, InterruptedException {
    AdminApi admin = server.admin();
    RealmAdmin realm =
        admin.createRealm(
            Map.of(
                "realm",
                REALM,
                "enabled",
                true,
                "smtpServer",
                Map.of("host", Ports.LOOPBACK, "port", "25", "from", "bench@corp.example")));
    realm.setUp();
    ManyUsers users = new ManyUsers(realm);
    for (int count : counts) {
      out.printf("Making users until there are %,d ...%n", count);
      users.grow(count);
      for (int round = 1; round <= ROUNDS; round++) {
        // Few users fit into Keycloak's cache as a whole, and many do not.
        realm.api().post(realm.path("clear-user-cache")).orFail();
        out.printf("  round %d: %s%n", round, fetch(admin));
      }
      memory(admin);
    }
  }

  /** One report, with its time and size. */
  private record Fetched(Duration time, long lines, long bytes) {

    @Override
    public String toString() {
      return "%.1f s, %,d lines, %,d bytes".formatted(time.toMillis() / 1000.0, lines, bytes);
    }
  }

  private Fetched fetch(AdminApi admin) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    server.baseUrl()
                        + "/admin/realms/"
                        + REALM
                        + "/sspr/reports/registration?format=csv"))
            .header("Authorization", "Bearer " + admin.token())
            .build();
    long start = System.nanoTime();
    HttpResponse<InputStream> answer =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The report answered " + answer.statusCode());
    }
    long lines = 0;
    long bytes = 0;
    byte[] buffer = new byte[65_536];
    try (InputStream body = answer.body()) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        bytes += read;
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return new Fetched(Duration.ofNanos(System.nanoTime() - start), lines, bytes);
  }

  /** Full collections slow the report down, so this is a round of its own. */
  private void memory(AdminApi admin) throws InterruptedException {
    LiveHeap heap = new LiveHeap(server.pid());
    long before = heap.bytes();
    long most = before;
    CompletableFuture<Fetched> report =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return fetch(admin);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    int samples = 0;
    while (!report.isDone()) {
      most = Math.max(most, heap.bytes());
      samples++;
      Thread.sleep(200);
    }
    report.join();
    out.printf(
        "  live heap: %.1f MiB before, at most %.1f MiB more during it (%d samples)%n",
        before / MEBIBYTE, (most - before) / MEBIBYTE, samples);
  }
}
