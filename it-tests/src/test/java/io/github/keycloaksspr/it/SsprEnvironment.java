// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.inbox.Inbox;
import io.github.keycloaksspr.it.inbox.InboxServer;
import io.github.keycloaksspr.it.inbox.SmtpInbox;
import io.github.keycloaksspr.it.inbox.TwilioStub;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.KeycloakServer;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.server.ServerLog;
import io.github.keycloaksspr.it.server.ServerSettings;
import io.github.keycloaksspr.it.support.Ports;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A server with the packaged JARs, a mailbox for everybody and a phone for everybody.
 *
 * <p>All tests share it; each makes realms of its own with {@link #realm}. No realm is removed:
 * that takes longer than making it, and longer the more there are.
 */
public final class SsprEnvironment implements AutoCloseable {

  /** Enough for all realms: 10,000, Keycloak's own figure, do for some 460 of them. */
  private static final int CACHED = 200_000;

  private static final String HOME = "keycloak";
  private static final String ACCOUNT_SID = "AC00112233445566778899aabbccddeeff";

  /** Whom texts and calls are from. */
  public static final String SENDER = "+15005550006";

  private final Inbox inbox;
  private final TwilioStub twilio;
  private final SmtpInbox smtp;
  private final InboxServer web;
  private final KeycloakServer server;
  private final AdminApi admin;

  private SsprEnvironment(
      Inbox inbox,
      TwilioStub twilio,
      SmtpInbox smtp,
      InboxServer web,
      KeycloakServer server,
      AdminApi admin) {
    this.inbox = inbox;
    this.twilio = twilio;
    this.smtp = smtp;
    this.web = web;
    this.server = server;
    this.admin = admin;
  }

  static SsprEnvironment start() {
    return start(
        HOME,
        KeycloakDistribution.configured(),
        usual ->
            usual
                .with("--cache-embedded-realms-max-count=" + CACHED)
                .withEnvironment("JAVA_OPTS_KC_HEAP", "-Xms256m -Xmx1g"));
  }

  /**
   * Starts a server of a test's own beside the shared one, in its home, so that it need not be
   * built: for what differs in options of the start alone, and not in JARs or options of the build.
   *
   * @param log name of the log
   * @param special its settings, from the usual ones and the stub
   */
  public static SsprEnvironment startBeside(String log, Special special) {
    return start(
        HOME,
        KeycloakDistribution.configured(),
        (usual, twilio, address) -> special.of(usual.withLog(log), twilio, address));
  }

  /**
   * Starts a server of a test's own, for what cannot be had on the shared one. Dear: half a minute.
   * The test that starts it closes it.
   *
   * @param home name of the folder that it is unpacked to
   * @param special its settings, from the usual ones and the stub
   */
  public static SsprEnvironment start(String home, Special special) {
    return start(home, KeycloakDistribution.configured(), special);
  }

  /**
   * The same with the usual gateway.
   *
   * @param distribution which server
   * @param special what is not as usual
   */
  public static SsprEnvironment start(
      String home, KeycloakDistribution distribution, UnaryOperator<ServerSettings> special) {
    return start(
        home,
        distribution,
        (usual, twilio, address) -> special.apply(withTwilio(usual, twilio, address)));
  }

  private static SsprEnvironment start(
      String home, KeycloakDistribution distribution, Special special) {
    return launch(
        home,
        distribution,
        (usual, twilio, address) -> special.of(usual.shortLived(), twilio, address));
  }

  private static SsprEnvironment launch(
      String home, KeycloakDistribution distribution, Special special) {
    Inbox inbox = new Inbox();
    TwilioStub twilio = new TwilioStub(ACCOUNT_SID, "twilio-secret-of-the-tests", inbox);
    SmtpInbox smtp = SmtpInbox.start(0, inbox);
    InboxServer web = InboxServer.start(0, inbox, twilio);
    ServerSettings settings =
        special.of(
            ServerSettings.forgetful(ProjectFiles.target(home), Ports.free()).withCachedThemes(),
            twilio,
            web.address());
    KeycloakServer server = KeycloakServer.start(distribution, settings);
    return new SsprEnvironment(inbox, twilio, smtp, web, server, server.admin());
  }

  /** What a server has that others have not. */
  public interface Special {

    /**
     * Its settings.
     *
     * @param usual a server that forgets everything, without a gateway
     * @param twilio the stub
     * @param address where the stub listens
     */
    ServerSettings of(ServerSettings usual, TwilioStub twilio, URI address);
  }

  private static ServerSettings withTwilio(ServerSettings usual, TwilioStub twilio, URI address) {
    return usual.withTwilio(twilio.accountSid(), twilio.authToken(), SENDER, address);
  }

  /**
   * The same server and stubs for one class of tests, with an administrator of its own.
   *
   * @param name the administrator's
   */
  SsprEnvironment withOwnAdministrator(String name) {
    return new SsprEnvironment(
        inbox, twilio, smtp, web, server, server.admin().createRealmCreator(name));
  }

  /** Begins a realm of the test's own. */
  public TestRealm.Builder realm() {
    return TestRealm.in(this);
  }

  /** Makes a realm. */
  RealmAdmin createRealm(Map<String, ?> representation) {
    return admin().createRealm(representation);
  }

  /** All mails, texts and calls of all tests. */
  public Inbox inbox() {
    return inbox;
  }

  /** The gateway's other side. */
  public TwilioStub twilio() {
    return twilio;
  }

  /** The mail server. */
  public SmtpInbox smtp() {
    return smtp;
  }

  /** The inbox as a web page. */
  public InboxServer inboxServer() {
    return web;
  }

  /** The server. */
  public KeycloakServer server() {
    return server;
  }

  /**
   * The administrator of all realms that are made here. That of the whole server is {@code
   * server().admin()}.
   */
  public AdminApi admin() {
    return admin;
  }

  /** What the server wrote. */
  public ServerLog log() {
    return server.log();
  }

  @Override
  public void close() {
    server.close();
    web.close();
    smtp.close();
  }
}
