// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.registration;

import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/** When a user was first asked to register. Nothing but the grace period hangs on it. */
public final class FirstAsked {

  private static final Logger LOG = Logger.getLogger(FirstAsked.class);

  /** User attribute, in milliseconds. */
  private static final String ATTRIBUTE = "sspr.asked";

  private final UserModel user;

  private FirstAsked(UserModel user) {
    this.user = user;
  }

  public static FirstAsked of(UserModel user) {
    return new FirstAsked(user);
  }

  /**
   * When the grace period began: for users that cannot be written to, when they came. Empty when it
   * has not begun; long over when the note cannot be read.
   */
  public Optional<Instant> at() {
    try {
      return Optional.ofNullable(user.getFirstAttribute(ATTRIBUTE))
          .map(Long::parseLong)
          .map(Instant::ofEpochMilli)
          .or(this::came);
    } catch (NumberFormatException e) {
      return Optional.of(Instant.EPOCH);
    }
  }

  /** Notes the first time; later times change nothing. */
  public void note(Instant now) {
    if (user.getFirstAttribute(ATTRIBUTE) == null) {
      write(now);
    }
  }

  /** Lets the grace period be over. Users of a read-only directory keep theirs. */
  public void endGrace() {
    write(Instant.EPOCH);
  }

  /** Takes the note away. */
  public void forget() {
    if (user.getFirstAttribute(ATTRIBUTE) != null) {
      change(() -> user.removeAttribute(ATTRIBUTE));
    }
  }

  private void write(Instant time) {
    change(() -> user.setSingleAttribute(ATTRIBUTE, String.valueOf(time.toEpochMilli())));
  }

  private void change(Runnable change) {
    try {
      change.run();
    } catch (ReadOnlyException e) {
      LOG.debugf(
          "User %s cannot be changed here; the grace period runs from their creation",
          user.getId());
    }
  }

  private Optional<Instant> came() {
    return user.isFederated()
        ? Optional.ofNullable(user.getCreatedTimestamp()).map(Instant::ofEpochMilli)
        : Optional.empty();
  }
}
