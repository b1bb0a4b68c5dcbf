// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often an administrator is asked for help. Anybody can ask for any user, so there is one
 * request an hour for a user and a few for a client address. Beyond the realm's own number of mails
 * requests are not refused: they are gathered into one mail, so that strangers use up nothing that
 * others need.
 */
public final class ContactLimits {

  /** Mails about one request each, in a realm in an hour. */
  public static final int PER_REALM = 50;

  private static final Duration HOUR = Duration.ofHours(1);

  private final Limiter limiter;
  private final KeyedHash hash;
  private final LimitRules rules;
  private final String realm;

  /**
   * @param realm id of the realm
   */
  public ContactLimits(Limiter limiter, KeyedHash hash, LimitRules rules, String realm) {
    this.limiter = limiter;
    this.hash = hash;
    this.rules = rules;
    this.realm = realm;
  }

  /** What becomes of a request. */
  public sealed interface Decision {

    /**
     * A mail goes out about it alone.
     *
     * @param taken given back when no mail went out
     */
    record Alone(List<Slot> taken) implements Decision {

      public Alone {
        taken = List.copyOf(taken);
      }
    }

    /** It waits, and goes out with others in one mail. */
    record Gathered() implements Decision {}

    /** For this user it was asked within the hour. */
    record AlreadyAsked() implements Decision {}

    /** From this client address there were too many; nothing was taken. */
    record TooMany() implements Decision {}
  }

  /** Takes the right to one request. */
  public Decision ask(Subject user, ClientAddress client) {
    Optional<Slot> own = limiter.take(new Limit("contact-user", user.hash(), 1, HOUR));
    if (own.isEmpty()) {
      return new Decision.AlreadyAsked();
    }
    Optional<Slot> ofAddress = limiter.take(perAddress(client));
    if (ofAddress.isEmpty()) {
      limiter.giveBack(own.get());
      return new Decision.TooMany();
    }
    return limiter
        .take(new Limit("contact-realm", realm, PER_REALM, HOUR))
        .<Decision>map(slot -> new Decision.Alone(List.of(own.get(), ofAddress.get(), slot)))
        .orElseGet(Decision.Gathered::new);
  }

  /** Gives a right back after all: no mail went out. */
  public void notSent(Decision.Alone decision) {
    decision.taken().forEach(limiter::giveBack);
  }

  private Limit perAddress(ClientAddress client) {
    return new Limit(
        "contact-address",
        hash.of("contact-address", realm, client.network()),
        rules.contactsPerAddressPerHour(),
        HOUR);
  }
}
