// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.KeycloakServer;
import io.github.keycloaksspr.it.server.ServerSettings;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.support.Ports;
import io.github.keycloaksspr.it.web.Person;
import io.github.keycloaksspr.it.web.RealmAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Two nodes with the packaged JARs on one database. */
final class Cluster implements AutoCloseable {

  private final EmbeddedPostgres database;
  private final SsprEnvironment first;
  private final KeycloakServer second;

  private Cluster(EmbeddedPostgres database, SsprEnvironment first, KeycloakServer second) {
    this.database = database;
    this.first = first;
    this.second = second;
  }

  /** Starts one node after the other, as administrators do, and waits until they are one. */
  static Cluster start() throws IOException {
    EmbeddedPostgres database = EmbeddedPostgres.builder().start();
    String url = "jdbc:postgresql://%s:%d/postgres".formatted(Ports.LOOPBACK, database.getPort());
    SsprEnvironment first = null;
    KeycloakServer second = null;
    try {
      KeycloakDistribution distribution = KeycloakDistribution.configured();
      first =
          SsprEnvironment.start(
              "keycloak-cluster", distribution, usual -> usual.onPostgres(url).asNode("first"));
      ServerSettings usual =
          ServerSettings.forgetful(first.server().settings().home(), Ports.free())
              .withTwilio(
                  first.twilio().accountSid(),
                  first.twilio().authToken(),
                  SsprEnvironment.SENDER,
                  first.inboxServer().address());
      second = KeycloakServer.start(distribution, usual.onPostgres(url).asNode("second"));
      Cluster cluster = new Cluster(database, first, second);
      Await.that("two nodes that know each other", Await.PATIENCE, cluster::isOne);
      return cluster;
    } catch (RuntimeException e) {
      close(database, first, second);
      throw e;
    }
  }

  /** The first node, and all that is around the cluster. */
  SsprEnvironment first() {
    return first;
  }

  /** One of the realm's users with a fresh browser, at the second node. */
  Person atSecond(TestRealm realm, String username) {
    RealmAddress address =
        new RealmAddress(second.baseUrl(), realm.name(), TestRealm.CLIENT, TestRealm.REDIRECT_URI);
    return new Person(address, realm.inbox(), username, realm.person(username).password());
  }

  /** The same address at the other node. */
  URI atOther(URI address) {
    String text = address.toString();
    String here = first.server().baseUrl().toString();
    String there = second.baseUrl().toString();
    return URI.create(
        text.startsWith(here) ? text.replace(here, there) : text.replace(there, here));
  }

  /** The same browser, whose next request a load balancer sends to the other node. */
  Person movesOn(TestRealm realm, Person person) {
    URI there = atOther(person.page().address());
    Person moved =
        there.getAuthority().equals(second.baseUrl().getAuthority())
            ? atSecond(realm, person.username())
            : realm.person(person.username());
    person.browser().cookies().all().forEach(moved.browser().cookies()::add);
    moved.browser().open(there);
    return moved;
  }

  /** Both. */
  List<KeycloakServer> nodes() {
    return List.of(first.server(), second);
  }

  private boolean isOne() {
    return nodes().stream().allMatch(node -> node.log().text().contains("(2) ["));
  }

  @Override
  public void close() throws IOException {
    close(database, first, second);
  }

  /** From the last to the first, whatever one of them throws; what did not start is null. */
  private static void close(EmbeddedPostgres database, SsprEnvironment first, KeycloakServer second)
      throws IOException {
    try (database;
        first) {
      if (second != null) {
        second.close();
      }
    }
  }
}
