// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.github.keycloaksspr.it.support.Ports;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A real LDAP server with a few people, which can be stopped, silenced and made to refuse. */
public final class InMemoryDirectory implements AutoCloseable {

  private static final String BASE = "dc=corp,dc=example";
  private static final String PEOPLE = "ou=people," + BASE;
  private static final String MANAGER = "cn=manager," + BASE;
  private static final String MANAGER_PASSWORD = "manager-Passw0rd";

  /** Shorter than anybody waits for a page, longer than a busy machine takes to answer. */
  private static final String TIME_OUT_MILLIS = "2500";

  private final InMemoryDirectoryServer server;
  private final int port;
  private final Moods moods;

  private InMemoryDirectory(InMemoryDirectoryServer server, int port, Moods moods) {
    this.server = server;
    this.port = port;
    this.moods = moods;
  }

  /** Starts an empty directory. */
  public static InMemoryDirectory start() {
    int port = Ports.free();
    Moods moods = new Moods();
    try {
      InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
      config.setListenerConfigs(
          InMemoryListenerConfig.createLDAPConfig(
              "plain", InetAddress.getLoopbackAddress(), port, null));
      config.addAdditionalBindCredentials(MANAGER, MANAGER_PASSWORD);
      config.setSchema(null);
      config.setGenerateOperationalAttributes(false);
      config.addInMemoryOperationInterceptor(moods);
      InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
      server.add(BASE, attribute("objectClass", "domain"));
      server.add(PEOPLE, attribute("objectClass", "organizationalUnit"));
      server.startListening();
      return new InMemoryDirectory(server, port, moods);
    } catch (LDAPException e) {
      throw new IllegalStateException("No directory", e);
    }
  }

  /** Adds somebody with a mail address at {@code corp.example}. */
  public InMemoryDirectory person(String uid, String password) {
    return person(uid, password, Map.of());
  }

  /** Adds somebody with more or other attributes, such as {@code telephoneNumber}. */
  public InMemoryDirectory person(String uid, String password, Map<String, String> more) {
    Entry entry = new Entry(dn(uid));
    entry.addAttribute("objectClass", "top", "person", "organizationalPerson", "inetOrgPerson");
    entry.addAttribute("uid", uid);
    entry.addAttribute("cn", "First");
    entry.addAttribute("sn", "Last");
    entry.addAttribute("mail", uid + "@corp.example");
    entry.addAttribute("entryUUID", id(uid));
    entry.addAttribute("userPassword", password);
    more.forEach(entry::setAttribute);
    try {
      server.add(entry);
    } catch (LDAPException e) {
      throw new IllegalStateException("Cannot add " + uid, e);
    }
    return this;
  }

  /** Removes somebody, as when they leave. */
  public void remove(String uid) {
    try {
      server.delete(dn(uid));
    } catch (LDAPException e) {
      throw new IllegalStateException("Cannot remove " + uid, e);
    }
  }

  /** Whether the directory takes that password for that person. */
  public boolean opensWith(String uid, String password) {
    try (LDAPConnection connection = new LDAPConnection(Ports.LOOPBACK, port)) {
      return connection.bind(dn(uid), password).getResultCode().equals(ResultCode.SUCCESS);
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
        return false;
      }
      throw new IllegalStateException("Cannot ask for " + uid, e);
    }
  }

  /** Is gone: nobody listens any more. */
  public void stop() {
    server.shutDown(true);
  }

  /** Is there again, at the same address and with the same people. */
  public void startAgain() {
    try {
      server.startListening();
    } catch (LDAPException e) {
      throw new IllegalStateException("The directory does not start again", e);
    }
  }

  /** Takes connections and questions from now on, and does not answer them. */
  public void fallSilent() {
    moods.silent = Optional.of(new CountDownLatch(1));
  }

  /** Answers again. */
  public void speakAgain() {
    Optional<CountDownLatch> silent = moods.silent;
    moods.silent = Optional.empty();
    silent.ifPresent(CountDownLatch::countDown);
  }

  /** Refuses every change from now on. */
  public void refuseChanges(ResultCode reason) {
    moods.refusal = Optional.of(reason);
  }

  /** Takes changes again. */
  public void takeChanges() {
    moods.refusal = Optional.empty();
  }

  /**
   * The settings of Keycloak's user storage that lead here.
   *
   * @param editMode {@code READ_ONLY}, {@code WRITABLE} or {@code UNSYNCED}
   * @param importEnabled whether Keycloak keeps a copy of who it saw
   */
  public Map<String, String> keycloakSettings(String editMode, boolean importEnabled) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("enabled", "true");
    settings.put("editMode", editMode);
    settings.put("importEnabled", String.valueOf(importEnabled));
    settings.put("vendor", "other");
    settings.put("connectionUrl", "ldap://" + Ports.LOOPBACK + ":" + port);
    settings.put("authType", "simple");
    settings.put("bindDn", MANAGER);
    settings.put("bindCredential", MANAGER_PASSWORD);
    settings.put("usersDn", PEOPLE);
    settings.put("usernameLDAPAttribute", "uid");
    settings.put("rdnLDAPAttribute", "uid");
    settings.put("uuidLDAPAttribute", "entryUUID");
    settings.put("userObjectClasses", "inetOrgPerson, organizationalPerson");
    settings.put("searchScope", "1");
    settings.put("pagination", "false");
    settings.put("useTruststoreSpi", "never");
    settings.put("connectionPooling", "false");
    settings.put("connectionTimeout", TIME_OUT_MILLIS);
    settings.put("readTimeout", TIME_OUT_MILLIS);
    settings.put("trustEmail", "true");
    return settings;
  }

  @Override
  public void close() {
    speakAgain();
    stop();
  }

  /** The same at every start, as Keycloak remembers people by it. */
  private static String id(String uid) {
    return UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String dn(String uid) {
    return "uid=" + uid + "," + PEOPLE;
  }

  private static Attribute attribute(String name, String value) {
    return new Attribute(name, value);
  }

  /** What the directory does besides answering. */
  private static final class Moods extends InMemoryOperationInterceptor {

    private static final long LONGEST_SILENCE_SECONDS = 60;

    private volatile Optional<ResultCode> refusal = Optional.empty();
    private volatile Optional<CountDownLatch> silent = Optional.empty();

    @Override
    public void processModifyRequest(InMemoryInterceptedModifyRequest request)
        throws LDAPException {
      Optional<ResultCode> reason = refusal;
      if (reason.isPresent()) {
        throw new LDAPException(reason.get(), "0000052D: the directory does not want this");
      }
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request)
        throws LDAPException {
      Optional<CountDownLatch> until = silent;
      if (until.isPresent()) {
        try {
          until.get().await(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new LDAPException(ResultCode.UNAVAILABLE, e);
        }
      }
    }
  }
}
