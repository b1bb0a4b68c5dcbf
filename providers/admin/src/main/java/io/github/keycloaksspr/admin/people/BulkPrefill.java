// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import io.github.keycloaksspr.admin.AdminRequest;
import io.github.keycloaksspr.keycloak.account.Accounts;
import io.github.keycloaksspr.keycloak.delivery.Causes;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Stores the lines of a file, each in a transaction of its own: one that fails takes nothing with
 * it, and what breaks off can be sent again.
 */
final class BulkPrefill {

  private static final Logger LOG = Logger.getLogger(BulkPrefill.class);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminRequest request;

  BulkPrefill(KeycloakSession session, RealmModel realm, AdminRequest request) {
    this.session = session;
    this.realm = realm;
    this.request = request;
  }

  /** Stores one line, or says why not. */
  PrefillReport.Result store(PrefillSheet.Row row) {
    if (row.problem().isPresent()) {
      return PrefillReport.Result.bad(row.line(), Optional.empty(), row.problem().get());
    }
    Optional<UserModel> user = row.who().flatMap(this::find);
    if (user.isEmpty()) {
      return PrefillReport.Result.bad(row.line(), Optional.empty(), PrefillProblem.UNKNOWN_USER);
    }
    if (!request.mayManage(user.get())) {
      return PrefillReport.Result.bad(row.line(), Optional.empty(), PrefillProblem.NOT_ALLOWED);
    }
    return store(row, user.get().getId());
  }

  private PrefillReport.Result store(PrefillSheet.Row row, String userId) {
    try {
      return KeycloakModelUtils.runJobInTransactionWithResult(
          session.getKeycloakSessionFactory(),
          session.getContext(),
          own -> store(own, row, userId),
          "SSPR prefill");
    } catch (RuntimeException e) {
      LOG.warnf("Values for user %s could not be stored: %s", userId, Causes.of(e));
      return PrefillReport.Result.bad(row.line(), Optional.empty(), PrefillProblem.FAILED);
    }
  }

  private PrefillReport.Result store(KeycloakSession own, PrefillSheet.Row row, String userId) {
    RealmModel ownRealm = own.realms().getRealm(realm.getId());
    UserModel user = own.users().getUserById(ownRealm, userId);
    Prefill.Result result = new Prefill(PolicyReader.read(own, ownRealm), user).store(row.values());
    if (result instanceof Prefill.Result.Refused refused) {
      own.getTransactionManager().setRollbackOnly();
      return PrefillReport.Result.bad(row.line(), Optional.of(refused.field()), refused.problem());
    }
    Prefill.Result.Stored stored = (Prefill.Result.Stored) result;
    if (stored.changed().isEmpty()) {
      return PrefillReport.Result.good(row.line(), PrefillReport.UNCHANGED);
    }
    request.in(own).record(PrefillEvent.of(userId, stored.changed()));
    return PrefillReport.Result.good(row.line(), PrefillReport.STORED);
  }

  private Optional<UserModel> find(PrefillSheet.Who who) {
    return who instanceof PrefillSheet.Who.ById byId
        ? Optional.ofNullable(session.users().getUserById(realm, byId.id()))
        : named(((PrefillSheet.Who.ByName) who).username());
  }

  /** The user who is called so, or else the one whom the sign-in takes for that text. */
  private Optional<UserModel> named(String name) {
    return Optional.ofNullable(session.users().getUserByUsername(realm, name))
        .or(() -> new Accounts(session, realm).find(name));
  }
}
