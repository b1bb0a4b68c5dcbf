// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import io.github.keycloaksspr.keycloak.compat.SilentStorage;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.naming.NamingException;
import javax.naming.ServiceUnavailableException;

/**
 * Tells an outage from an answer. Keycloak wraps both in exceptions of the same class; what a
 * directory or a database said, or that it said nothing, is among the causes.
 */
public final class Outages {

  /** With this begins what a directory said; without it, it said nothing. */
  private static final String ANSWER = "[LDAP: error code";

  /**
   * Classes of SQLSTATE of a database that did not do what it was asked for, whatever it was: 08
   * connection exception, 40 transaction rollback, 53 insufficient resources, 57 operator
   * intervention, 58 system error (ISO 9075 and PostgreSQL's appendix A).
   */
  private static final Set<String> STATES = Set.of("08", "40", "53", "57", "58");

  private Outages() {}

  /** Whether that error means that a directory or the database did not answer. */
  public static boolean isOne(Throwable error) {
    return causes(error).anyMatch(Outages::isSilence);
  }

  /** Whether that error means that the database did not answer: nothing can be written now. */
  public static boolean isOfDatabase(Throwable error) {
    return causes(error).anyMatch(cause -> cause instanceof SQLException sql && isSilence(sql));
  }

  /** Whether a directory answered, and refused. */
  static boolean isRefusal(Throwable error) {
    return !isOne(error)
        && causes(error)
            .anyMatch(cause -> cause instanceof NamingException naming && isAnswer(naming));
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause);
  }

  private static boolean isSilence(Throwable cause) {
    return cause instanceof AccountStoreUnavailableException
        || SilentStorage.isTheReasonOf(cause)
        || cause instanceof ServiceUnavailableException
        || (cause instanceof NamingException naming && !isAnswer(naming))
        || (cause instanceof SQLException sql && isSilence(sql));
  }

  private static boolean isSilence(SQLException error) {
    return error instanceof SQLTransientException
        || error instanceof SQLRecoverableException
        || error instanceof SQLNonTransientConnectionException
        || STATES.stream().anyMatch(state(error)::startsWith);
  }

  /** A database that answers gives one; where none is, the driver or the pool speaks. */
  private static String state(SQLException error) {
    return Optional.ofNullable(error.getSQLState()).orElse("08");
  }

  private static boolean isAnswer(NamingException error) {
    return String.valueOf(error.getMessage()).startsWith(ANSWER);
  }
}
