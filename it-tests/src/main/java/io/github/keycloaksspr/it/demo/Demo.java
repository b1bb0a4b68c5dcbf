// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.demo;

import io.github.keycloaksspr.it.dev.LiveThemes;
import io.github.keycloaksspr.it.directory.InMemoryDirectory;
import io.github.keycloaksspr.it.inbox.Inbox;
import io.github.keycloaksspr.it.inbox.InboxServer;
import io.github.keycloaksspr.it.inbox.SmtpInbox;
import io.github.keycloaksspr.it.inbox.TwilioStub;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.KeycloakServer;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.server.ServerSettings;
import io.github.keycloaksspr.it.support.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The product on this machine, with people to try it with and an inbox for all that it sends. */
public final class Demo {

  private static final String PORT_SETTING = "SSPR_DEMO_PORT";
  private static final String INBOX_PORT_SETTING = "SSPR_INBOX_PORT";
  private static final String ACCOUNT_SID = "AC0123456789abcdef0123456789abcdef";
  private static final String AUTH_TOKEN = "only-the-demo-knows-it";
  private static final String SENDER = "+15005550006";
  private static final String ADMIN = "admin";
  private static final int FAILED = 1;
  private static final int PORT_BUSY = 2;
  private static final int ALREADY_RUNNING = 3;

  private final Progress progress;
  private final UnaryOperator<ServerSettings> special;
  private final Path folder;
  private final Path seeded;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private boolean stopped;

  private Demo(Progress progress, Path folder, UnaryOperator<ServerSettings> special) {
    this.progress = progress;
    this.folder = folder;
    this.seeded = folder.resolve("keycloak/data/demo-with-directory-is-complete");
    this.special = special;
  }

  private static Demo of(List<String> arguments, Progress progress) {
    Path folder = ProjectFiles.root().resolve(".demo");
    return arguments.contains("--live-themes")
        ? new Demo(progress, folder.resolve("dev"), LiveThemes::in)
        : new Demo(progress, folder, settings -> settings);
  }

  /** Starts the demo and keeps it running until Ctrl-C. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Demo demo = of(List.of(arguments), new Progress(out));
    Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "stop-demo"));
    try {
      demo.start(List.of(arguments).contains("--fresh"));
    } catch (DemoFailure e) {
      out.println(e.getMessage());
      System.exit(e.exitCode());
    } catch (RuntimeException e) {
      if (demo.isStopped()) {
        return;
      }
      out.println("The demo could not be started: " + e.getMessage());
      e.printStackTrace(out);
      System.exit(FAILED);
    }
    waitForever();
  }

  private void start(boolean fresh) {
    int port = port(PORT_SETTING, 8080);
    int inboxPort = port(INBOX_PORT_SETTING, 8025);
    if (port == inboxPort) {
      throw new DemoFailure(
          PORT_BUSY, PORT_SETTING + " and " + INBOX_PORT_SETTING + " must differ.");
    }
    begin(lock());
    requireFree(PORT_SETTING, port, "Keycloak");
    requireFree(INBOX_PORT_SETTING, inboxPort, "the inbox");
    if (fresh) {
      progress.step("Starting over: removing what the demo kept");
      KeycloakDistribution.remove(folder.resolve("keycloak/data"));
    }

    Inbox inbox = new Inbox();
    TwilioStub twilio = new TwilioStub(ACCOUNT_SID, AUTH_TOKEN, inbox);
    InboxServer web = begin(InboxServer.start(inboxPort, inbox, twilio));
    Henry.showApp(web);
    SmtpInbox smtp = begin(SmtpInbox.start(0, inbox));
    InMemoryDirectory directory = begin(startDirectory());
    KeycloakServer server = begin(startServer(port, web.address(), twilio));

    DemoRealm realm =
        new DemoRealm(
            server.admin(), server.baseUrl(), web.address().resolve("/"), inbox, progress);
    if (Files.exists(seeded)) {
      progress.step("Using the realm " + DemoRealm.NAME + " as it was left");
      realm.sendMailTo(smtp);
      realm.lookUpIn(directory);
    } else {
      server.admin().realm("master").setAttribute(ADMIN, "is_temporary_admin", List.of());
      markSeeded(realm.makeAnew(smtp, directory));
    }
    realm.lockFrank();
    progress.step("Ready");
    progress.say(welcome(server, web.address(), realm));
  }

  private static InMemoryDirectory startDirectory() {
    InMemoryDirectory directory = InMemoryDirectory.start();
    for (DemoUser user : DemoUser.values()) {
      if (user.isOfDirectory()) {
        directory.person(user.username(), user.password(), user.entry());
      }
    }
    return directory;
  }

  private KeycloakServer startServer(int port, URI gateway, TwilioStub twilio) {
    KeycloakDistribution distribution = KeycloakDistribution.configured();
    ServerSettings settings =
        new ServerSettings(
                folder.resolve("keycloak"),
                port,
                "dev-file",
                folder.resolve("keycloak.log"),
                ADMIN,
                ADMIN,
                ProjectFiles.packagedJars(),
                "start-dev",
                List.of(),
                Map.of())
            .withTwilio(twilio.accountSid(), twilio.authToken(), SENDER, gateway);
    progress.step(
        "Starting Keycloak "
            + distribution.version()
            + " with the packaged JARs (the first start takes a minute)");
    return KeycloakServer.start(distribution, special.apply(settings));
  }

  private String welcome(KeycloakServer server, URI inbox, DemoRealm realm) {
    return """

        Keycloak with self-service password reset is running.

          Inbox (all mails, texts and calls)   %s/
          Sign in, account console             %s
          Sign in, an application              %s
          Admin console                        %s/admin/%s/console/   (%s / %s)

        %s
        What to try
          - Open the account console, follow "Forgot Password?" as alice and prove who you are twice.
            Her mail is %s, her phone %s, her office phone %s.
            Her security questions, with the answers:
        %s
          - Sign in as bob: he is asked to register. Any mail address and US number will do.
          - Reset as frank, with %s and %s: it lifts his lock.
          - Reset as erin: her password is managed elsewhere. Sign in as grace: she looks her methods over.
        %s
          - Two methods are required. To change that and more, open the admin console, realm %s:
            Authentication > Required actions > the gear beside the registration of methods.

        Ctrl-C stops everything; the data stays. "./run demo --fresh" starts over.
        The server's log: %s
        """
        .formatted(
            inbox,
            realm.address().accountConsole(),
            realm.address().signIn(),
            server.baseUrl(),
            "master",
            ADMIN,
            ADMIN,
            DemoUser.table(),
            DemoUser.ALICE.authEmail(),
            DemoUser.ALICE.authPhone(),
            DemoUser.ALICE.officePhone(),
            answers(),
            DemoUser.FRANK.authEmail(),
            DemoUser.FRANK.authPhone(),
            Henry.welcome(inbox),
            DemoRealm.NAME,
            server.log().file());
  }

  /** One demo at a time works on the folder. */
  private AutoCloseable lock() {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new DemoFailure(
            ALREADY_RUNNING, "The demo is running already, in this folder. Stop it first.");
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException("Two demos in one process", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder, e);
    }
  }

  private static int port(String setting, int usual) {
    String value = ProjectFiles.setting(setting).orElse(Integer.toString(usual));
    if (!value.matches("[1-9]\\d{0,4}") || Integer.parseInt(value) > 65_535) {
      throw new DemoFailure(
          PORT_BUSY, "%s must be a port from 1 to 65535, not %s.".formatted(setting, value));
    }
    return Integer.parseInt(value);
  }

  private static void requireFree(String setting, int port, String forWhat) {
    if (!Ports.isFree(port)) {
      throw new DemoFailure(
          PORT_BUSY,
          "Port %d, for %s, is busy. Stop what listens there, or choose another port: %s=%d ./run demo"
              .formatted(port, forWhat, setting, port + 1));
    }
  }

  /** Written last: without it, the next start makes the realm anew. Holds what alice answered. */
  private void markSeeded(Map<String, String> answers) {
    try {
      Files.writeString(
          seeded,
          answers.entrySet().stream()
              .map(entry -> "            %s %s%n".formatted(entry.getKey(), entry.getValue()))
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + seeded, e);
    }
  }

  private String answers() {
    try {
      return Files.readString(seeded).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + seeded, e);
    }
  }

  private synchronized <T extends AutoCloseable> T begin(T part) {
    if (stopped) {
      close(part);
      throw new DemoFailure(FAILED, "Stopped.");
    }
    running.push(part);
    return part;
  }

  /** Whether Ctrl-C came; what fails from then on fails because of it. */
  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Stops the parts, the last one first. */
  private synchronized void stop() {
    stopped = true;
    if (!running.isEmpty()) {
      progress.say("\nStopping.");
    }
    while (!running.isEmpty()) {
      close(running.pop());
    }
  }

  private void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      progress.say("Could not be stopped cleanly: " + e.getMessage());
    }
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
