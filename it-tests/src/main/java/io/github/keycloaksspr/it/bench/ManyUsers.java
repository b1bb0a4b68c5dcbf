// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Fills a realm with users by SQL, which is a hundred times quicker than the Admin REST API: each
 * with a password and the default role, every other with a mailbox registered.
 */
final class ManyUsers {

  private static final List<String> STATEMENTS =
      List.of(
          """
          insert into user_entity (id, email, email_constraint, email_verified, enabled, realm_id,
            username, created_timestamp, not_before)
          select 'bench-' || n, 'bench-' || n || '@corp.example', 'bench-' || n || '@corp.example',
            true, true, ?, 'bench-' || lpad(n::text, 7, '0'), 1767225600000, 0
          from generate_series(1, %d) n
          """,
          """
          insert into credential (id, type, user_id, created_date, secret_data, credential_data,
            priority)
          select 'bench-p-' || n, 'password', u.id, 1767225600000,
            '{"value":"bm8gaGFzaA==","salt":"bm8gc2FsdA=="}',
            '{"hashIterations":5,"algorithm":"argon2"}', 10
          from generate_series(1, %d) n join user_entity u on u.id = 'bench-' || n
            and u.realm_id = ?
          """,
          """
          insert into credential (id, type, user_id, created_date, user_label, secret_data,
            credential_data, priority)
          select 'bench-m-' || n, 'sspr-email', u.id, 1767225600000, 'Mail',
            '{"version":1,"value":"bench' || n || '@home.example"}',
            '{"version":1,"mask":"b•••@home.example","verifiedAt":"2026-01-01T00:00:00Z","confirmedAt":"2026-01-01T00:00:00Z"}',
            20
          from generate_series(2, %d, 2) n join user_entity u on u.id = 'bench-' || n
            and u.realm_id = ?
          """,
          """
          insert into user_role_mapping (user_id, role_id)
          select u.id, r.default_role
          from generate_series(1, %d) n join user_entity u on u.id = 'bench-' || n
            join realm r on r.id = u.realm_id and r.id = ?
          """);

  private ManyUsers() {}

  /**
   * Puts users in, after removing those of an earlier call.
   *
   * @param count how many
   */
  static void replace(Connection database, String realmId, int count) throws SQLException {
    remove(database);
    for (String statement : STATEMENTS) {
      try (PreparedStatement insert = database.prepareStatement(statement.formatted(count))) {
        insert.setString(1, realmId);
        insert.executeUpdate();
      }
    }
    try (Statement analyze = database.createStatement()) {
      analyze.execute("analyze");
    }
  }

  private static void remove(Connection database) throws SQLException {
    for (String statement :
        List.of(
            "delete from user_role_mapping where user_id like 'bench-%'",
            "delete from credential where user_id like 'bench-%'",
            "delete from user_entity where id like 'bench-%'")) {
      try (Statement delete = database.createStatement()) {
        delete.executeUpdate(statement);
      }
    }
  }
}
