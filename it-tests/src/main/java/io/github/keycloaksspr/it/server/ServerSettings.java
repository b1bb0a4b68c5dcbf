// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.server;

import io.github.keycloaksspr.it.support.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a server is to run.
 *
 * @param home where the server is unpacked
 * @param port its HTTP port
 * @param database {@code dev-mem} forgets, {@code dev-file} keeps, or a vendor's name
 * @param logFile where all its output goes
 * @param adminUser the first administrator, made when the database is new
 * @param adminPassword that administrator's password
 * @param providers the JARs to install
 * @param mode how it starts: {@code start-dev}, or {@code start} as in production
 * @param options further options of the start
 * @param environment further environment variables
 */
public record ServerSettings(
    Path home,
    int port,
    String database,
    Path logFile,
    String adminUser,
    String adminPassword,
    List<Path> providers,
    String mode,
    List<String> options,
    Map<String, String> environment) {

  public ServerSettings {
    providers = List.copyOf(providers);
    options = List.copyOf(options);
    environment = Map.copyOf(environment);
  }

  /** The packaged product on a server that forgets everything when it ends. */
  public static ServerSettings forgetful(Path home, int port) {
    return new ServerSettings(
        home,
        port,
        "dev-mem",
        home.resolveSibling(home.getFileName() + ".log"),
        "admin",
        "admin",
        ProjectFiles.packagedJars(),
        "start-dev",
        List.of(),
        Map.of());
  }

  /** The same, but the data stays. */
  public ServerSettings keepingData() {
    return new ServerSettings(
        home,
        port,
        "dev-file",
        logFile,
        adminUser,
        adminPassword,
        providers,
        mode,
        options,
        environment);
  }

  /** The same as in production, but for plain HTTP on the loopback. */
  public ServerSettings inProduction() {
    return new ServerSettings(
            home,
            port,
            database,
            logFile,
            adminUser,
            adminPassword,
            providers,
            "start",
            options,
            environment)
        .with("--http-enabled=true", "--hostname-strict=false");
  }

  /** The same, but pages and texts are read once and not for each page, as in production. */
  public ServerSettings withCachedThemes() {
    return with("--spi-theme--cache-themes=true", "--spi-theme--cache-templates=true");
  }

  /** The same for some minutes only: quick to start, and not as quick as it could be after that. */
  public ServerSettings shortLived() {
    return withJava("-XX:TieredStopAtLevel=1").withJava("-XX:ReservedCodeCacheSize=160m");
  }

  /** The same with further options of the server's Java. */
  public ServerSettings withJava(String option) {
    String before = environment.getOrDefault(KeycloakServer.JAVA_OPTIONS, "");
    return withEnvironment(KeycloakServer.JAVA_OPTIONS, (before + " " + option).strip());
  }

  /**
   * The same on PostgreSQL.
   *
   * @param address as JDBC writes it
   */
  public ServerSettings onPostgres(String address) {
    return new ServerSettings(
            home,
            port,
            "postgres",
            logFile,
            adminUser,
            adminPassword,
            providers,
            mode,
            options,
            environment)
        .with("--db-url=" + address, "--db-username=postgres", "--db-password=postgres");
  }

  /** The same with a log of that name. */
  public ServerSettings withLog(String name) {
    return new ServerSettings(
        home,
        port,
        database,
        home.resolveSibling(name + ".log"),
        adminUser,
        adminPassword,
        providers,
        mode,
        options,
        environment);
  }

  /**
   * The same as one node of a cluster on the loopback. All nodes share a home and a database, and
   * find each other through it.
   *
   * @param name sets the node's log apart from the others'
   */
  public ServerSettings asNode(String name) {
    return withLog(home.getFileName() + "-" + name)
        .inProduction()
        .with(
            "--cache=ispn",
            "--cache-embedded-network-bind-address=" + Ports.LOOPBACK,
            "--cache-embedded-network-bind-port=" + Ports.freeForNodes());
  }

  /** The same with other JARs. */
  public ServerSettings withProviders(List<Path> jars) {
    return new ServerSettings(
        home, port, database, logFile, adminUser, adminPassword, jars, mode, options, environment);
  }

  /** The same with further options, such as {@code --log-level=debug}. */
  public ServerSettings with(String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new ServerSettings(
        home, port, database, logFile, adminUser, adminPassword, providers, mode, all, environment);
  }

  /** The same with a further environment variable. */
  public ServerSettings withEnvironment(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put(name, value);
    return new ServerSettings(
        home, port, database, logFile, adminUser, adminPassword, providers, mode, options, all);
  }

  /**
   * The same with Twilio as the gateway.
   *
   * @param accountSid the account
   * @param authToken its secret
   * @param from the sending number
   * @param baseUrl where Twilio's API is, for the stub
   */
  public ServerSettings withTwilio(String accountSid, String authToken, String from, URI baseUrl) {
    String option = "--spi-sspr-gateway--twilio--";
    return with(
        "--spi-sspr-gateway--provider-default=twilio",
        option + "account-sid=" + accountSid,
        option + "auth-token=" + authToken,
        option + "from=" + from,
        option + "base-url=" + baseUrl);
  }
}
