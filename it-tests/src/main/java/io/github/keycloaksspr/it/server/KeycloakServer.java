// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.server;

import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.support.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running Keycloak with the given JARs, as a process of its own that ends with this one. */
public final class KeycloakServer implements AutoCloseable {

  /** The environment variable that adds options to the server's Java. */
  static final String JAVA_OPTIONS = "JAVA_OPTS_APPEND";

  private static final Map<Path, Object> BUILDING = new ConcurrentHashMap<>();
  private static final Duration LONGEST_START = Duration.ofMinutes(10);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  private final ServerSettings settings;
  private final Process process;
  private final AdminApi admin;
  private final Thread lastResort;

  private KeycloakServer(ServerSettings settings, Process process) {
    this.settings = settings;
    this.process = process;
    this.admin = new AdminApi(baseUrl(), settings.adminUser(), settings.adminPassword());
    this.lastResort = new Thread(this::endProcesses, "end-keycloak-" + settings.port());
  }

  /**
   * Unpacks the configured server where needed, installs the JARs, starts it and waits until it
   * answers.
   *
   * <p>Keycloak builds itself anew only when its JARs or build options changed, so a second start
   * in the same home is quick. Servers of one home start one after the other.
   */
  public static KeycloakServer start(KeycloakDistribution distribution, ServerSettings settings) {
    synchronized (BUILDING.computeIfAbsent(settings.home(), home -> new Object())) {
      return startAlone(distribution, settings);
    }
  }

  private static KeycloakServer startAlone(
      KeycloakDistribution distribution, ServerSettings settings) {
    distribution.unpackTo(settings.home());
    try {
      install(settings);
      KeycloakServer server = new KeycloakServer(settings, launch(settings));
      Runtime.getRuntime().addShutdownHook(server.lastResort);
      server.awaitReady();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the server in " + settings.home(), e);
    }
  }

  /** The server's root address, without a slash at the end. */
  public URI baseUrl() {
    return URI.create("http://" + Ports.LOOPBACK + ":" + settings.port());
  }

  /** How the server runs. */
  public ServerSettings settings() {
    return settings;
  }

  /** The server's own Java process. */
  public long pid() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .filter(handle -> handle.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The server does not run"))
        .pid();
  }

  /** The administrator's way in. */
  public AdminApi admin() {
    return admin;
  }

  /** All that the server wrote. */
  public ServerLog log() {
    return new ServerLog(settings.logFile());
  }

  /** Id of the process that is the server itself, and not the script that started it. */
  long javaProcess() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .filter(candidate -> candidate.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The server does not run"))
        .pid();
  }

  /** Stops the server and waits until it is gone. */
  public void stop() {
    endProcesses();
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException e) {
      // The machine is on its way down already, and the hook finds nothing left to do.
      return;
    }
  }

  @Override
  public void close() {
    stop();
  }

  private static Process launch(ServerSettings settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(settings.home().resolve("bin/kc.sh").toString());
    command.add(settings.mode());
    command.add("--http-host=" + Ports.LOOPBACK);
    command.add("--http-port=" + settings.port());
    if (settings.options().stream().noneMatch(option -> option.startsWith("--cache="))) {
      command.add("--cache=local");
    }
    command.add("--db=" + settings.database());
    command.add("--log-console-color=false");
    command.addAll(settings.options());
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", settings.adminUser());
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword());
    // A database file opens a port of its own for other processes: not to the network.
    environment.putAll(settings.withJava("-Dh2.bindAddress=" + Ports.LOOPBACK).environment());
    Files.createDirectories(settings.logFile().resolveSibling("."));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(settings.logFile().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .start();
  }

  /**
   * Makes the providers folder hold exactly the JARs; one that did not change keeps its time stamp.
   */
  private static void install(ServerSettings settings) throws IOException {
    Path folder = settings.home().resolve("providers");
    Files.createDirectories(folder);
    Set<Path> wanted =
        settings.providers().stream()
            .map(jar -> folder.resolve(String.valueOf(jar.getFileName())))
            .collect(Collectors.toSet());
    try (Stream<Path> present = Files.list(folder)) {
      for (Path old : present.filter(file -> file.toString().endsWith(".jar")).toList()) {
        if (!wanted.contains(old)) {
          Files.delete(old);
        }
      }
    }
    for (Path jar : settings.providers()) {
      Path target = folder.resolve(String.valueOf(jar.getFileName()));
      if (!Files.exists(target) || Files.mismatch(jar, target) >= 0) {
        Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void awaitReady() {
    try {
      Await.that("the server on port " + settings.port(), LONGEST_START, this::isReady);
    } catch (IllegalStateException e) {
      stop();
      throw new IllegalStateException(
          e.getMessage() + "\n" + settings.logFile() + " ends with:\n" + log().tail(40), e);
    }
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The server ended with code " + process.exitValue());
    }
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(baseUrl() + "/realms/master").toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(30_000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends this server's own processes, and no others. */
  private synchronized void endProcesses() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    if (!ended(all)) {
      all.forEach(ProcessHandle::destroyForcibly);
      if (!ended(all)) {
        throw new IllegalStateException("Still running after being killed: " + all);
      }
    }
  }

  private static boolean ended(List<ProcessHandle> processes) {
    CompletableFuture<?>[] ends =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot wait for the server's end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
