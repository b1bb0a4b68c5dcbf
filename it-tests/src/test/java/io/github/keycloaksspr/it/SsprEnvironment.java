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
import java.nio.file.Path;

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
    return start(ProjectFiles.target("keycloak"));
  }

  /**
   * One more, for tests that need a server with options of its own. Whoever starts it closes it.
   *
   * @param home where the server is unpacked; no other may run there
   * @param options of {@code kc.sh start-dev}
   */
  public static SsprEnvironment start(Path home, String... options) {
    Inbox inbox = new Inbox();
    TwilioStub twilio = new TwilioStub(ACCOUNT_SID, "twilio-secret-of-the-tests", inbox);
    SmtpInbox smtp = SmtpInbox.start(0, inbox);
    InboxServer web = InboxServer.start(0, inbox, twilio);
    ServerSettings settings =
        ServerSettings.forgetful(home, Ports.free())
            .with(options)
            .withTwilio(twilio.accountSid(), twilio.authToken(), SENDER, web.address());
    KeycloakServer server = KeycloakServer.start(KeycloakDistribution.configured(), settings);
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
