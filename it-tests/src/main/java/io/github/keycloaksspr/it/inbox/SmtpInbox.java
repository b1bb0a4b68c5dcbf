// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.inbox;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.keycloaksspr.it.support.Ports;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A real SMTP server that takes every mail for everybody and hands it on. */
public final class SmtpInbox implements AutoCloseable {

  private final GreenMail server;

  private SmtpInbox(GreenMail server) {
    this.server = server;
  }

  /**
   * Starts the server.
   *
   * @param port where to listen; 0 takes a free one
   * @param inbox gets every mail, once per recipient
   */
  public static SmtpInbox start(int port, Consumer<Message> inbox) {
    int listen = port == 0 ? Ports.free() : port;
    GreenMail server =
        new GreenMail(new ServerSetup(listen, Ports.LOOPBACK, ServerSetup.PROTOCOL_SMTP));
    UserManager users = server.getUserManager();
    users.setMessageDeliveryHandler(
        (mail, recipient) -> {
          inbox.accept(read(mail.getMessage(), recipient.getEmail()));
          return user(users, recipient.getEmail());
        });
    server.start();
    return new SmtpInbox(server);
  }

  /** Where the server listens. */
  public int port() {
    return server.getSmtp().getPort();
  }

  /** Keycloak's {@code smtpServer} settings that lead here. */
  public Map<String, String> keycloakSettings(String displayName) {
    return Map.of(
        "host",
        Ports.LOOPBACK,
        "port",
        Integer.toString(port()),
        "from",
        "no-reply@sspr.example",
        "fromDisplayName",
        displayName);
  }

  @Override
  public void close() {
    server.stop();
  }

  private static GreenMailUser user(UserManager users, String address)
      throws UserException, MessagingException {
    GreenMailUser known = users.getUserByEmail(address);
    return known == null ? users.createUser(address, address, address) : known;
  }

  private static Message read(MimeMessage mail, String recipient) {
    try {
      return Message.arrived(
              Message.Kind.MAIL,
              addresses(mail.getFrom()),
              recipient,
              Optional.ofNullable(mail.getSubject()).orElse(""),
              part(mail, "text/plain"),
              part(mail, "text/html"))
          .withRaw(Map.of("To", Optional.ofNullable(mail.getHeader("To", ", ")).orElse("")));
    } catch (MessagingException e) {
      throw new IllegalStateException("A mail that cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException("A mail that cannot be read", e);
    }
  }

  private static String addresses(Address[] addresses) {
    return addresses == null
        ? ""
        : Arrays.stream(addresses).map(Address::toString).collect(Collectors.joining(", "));
  }

  private static String part(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString().strip();
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = part(parts.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
