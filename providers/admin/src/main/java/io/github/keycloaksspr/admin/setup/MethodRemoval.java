// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.keycloaksspr.admin.UserWalk;
import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.installed.InstalledMethods;
import io.github.keycloaksspr.keycloak.registration.FirstAsked;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Takes from all people of a realm what they registered with us. Page by page, each in a
 * transaction of its own: memory stays bounded, and whatever breaks off can be started again.
 */
final class MethodRemoval {

  private final UserWalk walk;
  private final Set<String> types;

  MethodRemoval(KeycloakSessionFactory factory, String realmId) {
    this.walk = new UserWalk(factory, realmId);
    this.types =
        InstalledMethods.of(factory).registeredHere().stream()
            .map(MethodCredentialType::id)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** What is wished for people's methods. */
  enum Wish {
    /** They stay with the users, out of use, and count again after another set-up. */
    KEEP,
    REMOVE;

    /** The word in requests and reports. */
    @JsonValue
    String id() {
      return this == KEEP ? "keep" : "remove";
    }

    /** The wish of that word, empty for any other. */
    static Optional<Wish> of(String word) {
      return Arrays.stream(values()).filter(wish -> wish.id().equals(word)).findFirst();
    }
  }

  /**
   * What became of people's methods.
   *
   * @param wish what was asked for
   * @param users how many had something that was, or would be, taken away
   * @param credentials how many registrations that were
   */
  record Result(Wish wish, long users, long credentials) {

    static final Result KEPT = new Result(Wish.KEEP, 0, 0);
  }

  /** Counts what {@link #remove} would take away. */
  Result count() {
    AtomicLong users = new AtomicLong();
    AtomicLong credentials = new AtomicLong();
    walk.each(user -> note(ids(user).size(), users, credentials));
    return new Result(Wish.REMOVE, users.get(), credentials.get());
  }

  /** Takes it away. */
  Result remove() {
    AtomicLong users = new AtomicLong();
    AtomicLong credentials = new AtomicLong();
    walk.each(user -> note(remove(user), users, credentials));
    return new Result(Wish.REMOVE, users.get(), credentials.get());
  }

  private static void note(int found, AtomicLong users, AtomicLong credentials) {
    users.addAndGet(found > 0 ? 1 : 0);
    credentials.addAndGet(found);
  }

  private int remove(UserModel user) {
    List<String> ids = ids(user);
    ids.forEach(user.credentialManager()::removeStoredCredentialById);
    forget(user);
    return ids.size();
  }

  private List<String> ids(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsStream()
        .filter(credential -> types.contains(credential.getType()))
        .map(CredentialModel::getId)
        .toList();
  }

  /** What else we noted; users of a read-only directory were never written to. */
  private static void forget(UserModel user) {
    try {
      FirstAsked.of(user).forget();
      List<String> pending =
          user.getRequiredActionsStream().filter(Names.REQUIRED_ACTIONS::contains).toList();
      pending.forEach(user::removeRequiredAction);
    } catch (ReadOnlyException e) {
      return;
    }
  }
}
