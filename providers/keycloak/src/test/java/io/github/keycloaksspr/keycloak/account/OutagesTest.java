// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import javax.naming.CommunicationException;
import javax.naming.NamingException;
import javax.naming.ServiceUnavailableException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;
import org.keycloak.policy.PasswordPolicyNotMetException;
import org.keycloak.storage.StorageUnavailableException;

/** What is an outage, what is an answer, and what is neither. */
class OutagesTest {

  static Stream<Throwable> outages() {
    return Stream.of(
        new AccountStoreUnavailableException(new IllegalStateException("away")),
        new StorageUnavailableException("away"),
        new ModelException("An error", new StorageUnavailableException("away")),
        wrapped(new CommunicationException("localhost:389")),
        wrapped(new ServiceUnavailableException("[LDAP: error code 52]")),
        wrapped(new NamingException("LDAP response read timed out")),
        wrapped(new SQLException("The connection attempt failed.", "08001")),
        wrapped(new SQLException("terminating connection", "57P01")),
        wrapped(new SQLException("too many connections", "53300")),
        wrapped(new SQLException("deadlock detected", "40P01")),
        wrapped(new SQLException("Acquisition timeout while waiting for new connection")),
        wrapped(new SQLTransientConnectionException("away")),
        wrapped(new SQLRecoverableException("away")),
        new IllegalStateException(wrapped(new SQLException("broken", "08006"))));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void anOutageIsNoRefusal(Throwable outage) {
    assertThat(Outages.isOne(outage)).isTrue();
    assertThat(Outages.isRefusal(outage)).isFalse();
  }

  static Stream<Throwable> refusals() {
    return Stream.of(
        wrapped(new NamingException("[LDAP: error code 19 - constraint violation]")),
        wrapped(new NamingException("[LDAP: error code 53 - unwilling to perform]")));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aDirectoryThatAnswersIsNoOutage(Throwable refusal) {
    assertThat(Outages.isRefusal(refusal)).isTrue();
    assertThat(Outages.isOne(refusal)).isFalse();
  }

  static Stream<Throwable> others() {
    return Stream.of(
        new PasswordPolicyNotMetException("invalidPasswordMinLengthMessage", "bob"),
        new ModelDuplicateException("Multiple users"),
        wrapped(new SQLIntegrityConstraintViolationException("duplicate key", "23505")),
        wrapped(new SQLException("value too long", "22001")),
        new IllegalStateException("a mistake"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void everythingElseIsNeither(Throwable other) {
    assertThat(Outages.isOne(other)).isFalse();
    assertThat(Outages.isRefusal(other)).isFalse();
  }

  /** As Keycloak hands on what it got from below. */
  private static ModelException wrapped(Exception cause) {
    return new ModelException("An error", new IllegalStateException(cause));
  }
}
