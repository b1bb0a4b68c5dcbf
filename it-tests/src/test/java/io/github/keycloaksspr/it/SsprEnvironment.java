// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import io.github.keycloaksspr.it.admin.AdminApi;
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
import java.util.function.UnaryOperator;

/**
 * A server with the packaged JARs, a mailbox for everybody and a phone for everybody.
 *
 * <p>All tests share it; each makes realms of its own with {@link #realm}, and nobody cleans up:
 * the server forgets everything when it ends.
 */
public final class SsprEnvironment implements AutoCloseable {

  private static final String ACCOUNT_SID = "AC00112233445566778899aabbccddeeff";
  private static final String SENDER = "+15005550006";

  private final Inbox inbox;
  private final TwilioStub twilio;
  private final SmtpInbox smtp;
  private final InboxServer web;
  private final KeycloakServer server;

  private SsprEnvironment(
      Inbox inbox, TwilioStub twilio, SmtpInbox smtp, InboxServer web, KeycloakServer server) {
    this.inbox = inbox;
    this.twilio = twilio;
    this.smtp = smtp;
    this.web = web;
    this.server = server;
  }

  static SsprEnvironment start() {
    return start("keycloak", KeycloakDistribution.configured(), settings -> settings);
  }

  /**
   * A server of a test's own, with its own mailbox and phone. Whoever starts it closes it.
   *
   * @param name of its folder and its log
   * @param distribution which server
   * @param special what is not as usual
   */
  public static SsprEnvironment start(
      String name, KeycloakDistribution distribution, UnaryOperator<ServerSettings> special) {
    Inbox inbox = new Inbox();
    TwilioStub twilio = new TwilioStub(ACCOUNT_SID, "twilio-secret-of-the-tests", inbox);
    SmtpInbox smtp = SmtpInbox.start(0, inbox);
    InboxServer web = InboxServer.start(0, inbox, twilio);
    ServerSettings settings =
        ServerSettings.forgetful(ProjectFiles.target(name), Ports.free())
            .withTwilio(twilio.accountSid(), twilio.authToken(), SENDER, web.address());
    KeycloakServer server = KeycloakServer.start(distribution, special.apply(settings));
    return new SsprEnvironment(inbox, twilio, smtp, web, server);
  }

  /** Begins a realm of the test's own. */
  public TestRealm.Builder realm() {
    return TestRealm.in(this);
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

  /** The administrator of the whole server. */
  public AdminApi admin() {
    return server.admin();
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
