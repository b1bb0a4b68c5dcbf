// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import io.github.keycloaksspr.it.admin.FlowStep;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.inbox.Inbox;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Person;
import io.github.keycloaksspr.it.web.RealmAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A realm that belongs to one test, set up by the product's own set-up. */
public final class TestRealm {

  /** The application that people sign in to. */
  public static final String CLIENT = "demo-app";

  /** Where the application gets people back; nobody listens there. */
  public static final URI REDIRECT_URI = URI.create("http://127.0.0.1/app/back");

  /** No test is about the cost of a hash unless it says so. */
  private static final String CHEAP_HASH =
      "hashAlgorithm(%s) and hashIterations(%d)"
          .formatted(Imported.HASH_ALGORITHM, Imported.HASH_ITERATIONS);

  private static final Pattern SENDER = Pattern.compile("Test-[a-z]+");
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final SsprEnvironment environment;
  private final RealmAdmin admin;
  private final Map<String, UserSpec> users;
  private final Inbox inbox;

  private TestRealm(
      SsprEnvironment environment, RealmAdmin admin, Map<String, UserSpec> users, Inbox inbox) {
    this.environment = environment;
    this.admin = admin;
    this.users = users;
    this.inbox = inbox;
  }

  static Builder in(SsprEnvironment environment) {
    return new Builder(environment);
  }

  /** The realm's name. */
  public String name() {
    return admin.name();
  }

  /** The administrator's way into the realm. */
  public RealmAdmin admin() {
    return admin;
  }

  /** Where people find the realm. */
  public RealmAddress address() {
    return new RealmAddress(environment.server().baseUrl(), name(), CLIENT, REDIRECT_URI);
  }

  /** One of the realm's users with a fresh browser. */
  public Person person(String username) {
    UserSpec user = users.getOrDefault(username, new UserSpec(username));
    return new Person(address(), inbox(), username, user.password());
  }

  /** Calls the product's set-up once more, after the policy was changed. */
  public TestRealm setUpAgain() {
    admin.setUp();
    return this;
  }

  /** The messages of this realm. */
  public Inbox inbox() {
    return inbox;
  }

  /** The environment that the realm is in. */
  public SsprEnvironment environment() {
    return environment;
  }

  /** What a test wants of its realm. */
  public static final class Builder {

    private final SsprEnvironment environment;
    private final Map<String, Object> representation = new LinkedHashMap<>();
    private final Map<String, String> policy = new LinkedHashMap<>();
    private final Map<String, UserSpec> users = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final List<FlowStep> resetFlow = new ArrayList<>();
    private final String sender;
    private boolean setUp = true;

    private Builder(SsprEnvironment environment) {
      this.environment = environment;
      String suffix = newSuffix();
      sender = "Test-" + suffix;
      representation.put("realm", "test-" + suffix);
      representation.put("displayName", sender);
      representation.put("enabled", true);
      representation.put("sslRequired", "none");
      representation.put("resetPasswordAllowed", true);
      representation.put("loginWithEmailAllowed", true);
      representation.put("eventsEnabled", true);
      representation.put("adminEventsEnabled", true);
      representation.put("adminEventsDetailsEnabled", true);
      representation.put("internationalizationEnabled", true);
      representation.put("supportedLocales", List.of("en", "de", "fr", "es"));
      representation.put("defaultLocale", "en");
      representation.put("smtpServer", environment.smtp().keycloakSettings(sender));
      representation.put("passwordPolicy", CHEAP_HASH);
      representation.put(
          "clients",
          List.of(
              Map.of(
                  "clientId",
                  CLIENT,
                  "publicClient",
                  true,
                  "directAccessGrantsEnabled",
                  true,
                  "redirectUris",
                  List.of("http://127.0.0.1/app/*"))));
    }

    /** Letters only, so that no name looks like a code in a message. */
    private static String newSuffix() {
      StringBuilder name = new StringBuilder();
      for (int rest = COUNTER.incrementAndGet(); rest > 0; rest = (rest - 1) / 26) {
        name.append((char) ('a' + (rest - 1) % 26));
      }
      return name.toString();
    }

    /** One key of the policy; lists are written with {@code ##} between the entries. */
    public Builder policy(String key, String value) {
      policy.put(key, value);
      return this;
    }

    /** One key of the policy, for whoever did not set it. */
    public Builder orPolicy(String key, String value) {
      policy.putIfAbsent(key, value);
      return this;
    }

    /** The methods that may be registered and used. */
    public Builder methods(String... methods) {
      return policy("methods", String.join("##", methods));
    }

    /** A user with a mail address at {@code corp.example} and {@link UserSpec#PASSWORD}. */
    public Builder user(String username) {
      return user(username, user -> user);
    }

    /** A user who is something special. */
    public Builder user(String username, UnaryOperator<UserSpec> special) {
      UserSpec user = special.apply(new UserSpec(username));
      users.put(user.username(), user);
      return this;
    }

    /** A group with members. */
    public Builder group(String group, String... members) {
      groups.put(group, List.of(members));
      return this;
    }

    /** Any property of Keycloak's realm representation. */
    public Builder with(String property, Object value) {
      representation.put(property, value);
      return this;
    }

    /** Locks an account for an hour after so many wrong passwords. */
    public Builder bruteForceProtection(int failures) {
      return with("bruteForceProtected", true)
          .with("failureFactor", failures)
          .with("waitIncrementSeconds", 3600)
          .with("maxFailureWaitSeconds", 3600)
          .with("minimumQuickLoginWaitSeconds", 3600)
          .with("quickLoginCheckMilliSeconds", 0);
    }

    /** Resets run through a flow of these steps and not through the one that set-up makes. */
    public Builder resetFlow(FlowStep... steps) {
      resetFlow.addAll(List.of(steps));
      return this;
    }

    /** Leaves the product's set-up out. */
    public Builder withoutSetUp() {
      setUp = false;
      return this;
    }

    /** Makes it all. */
    public TestRealm create() {
      RealmAdmin admin = environment.createRealm(representation);
      if (setUp) {
        admin.setUp();
      }
      if (!policy.isEmpty()) {
        admin.changePolicy(policy);
      }
      users.values().forEach(user -> admin.createUser(user.representation()));
      groups.forEach(
          (group, members) -> {
            String id = admin.createGroup(group);
            members.forEach(member -> admin.join(member, id));
          });
      if (!resetFlow.isEmpty()) {
        admin.createFlow("reset of the test", resetFlow);
        admin.bindResetFlow("reset of the test");
      }
      return new TestRealm(
          environment, admin, Map.copyOf(users), environment.inbox().only(this::isOurs));
    }

    /**
     * A mail tells its realm by its sender, and a text or a call by the realm's name. Realms that a
     * test gave a name see texts and calls of each other.
     */
    private boolean isOurs(Message message) {
      if (message.kind() == Message.Kind.MAIL) {
        return message.from().startsWith(sender + " ");
      }
      Matcher named = SENDER.matcher(message.text());
      return representation.get("displayName").equals(sender)
          ? named.results().anyMatch(name -> name.group().equals(sender))
          : !named.find();
    }
  }
}
