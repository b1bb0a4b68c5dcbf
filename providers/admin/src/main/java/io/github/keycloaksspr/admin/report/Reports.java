// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.admin.UserWalk;
import io.github.keycloaksspr.admin.VisibleUsers;
import io.github.keycloaksspr.domain.report.ActivityFilter;
import io.github.keycloaksspr.domain.report.Paging;
import io.github.keycloaksspr.domain.report.RegistrationFilter;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.installed.InstalledMethods;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The reports on one realm, as a query asks for them.
 *
 * @param visible whom the report on registration may show; events are for those who may see events,
 *     as in Keycloak
 */
record Reports(KeycloakSession session, RealmModel realm, VisibleUsers visible) {

  private static final List<String> STEPS =
      Arrays.stream(AuditStep.values()).map(AuditStep::id).toList();

  /** The filters that a query may name. */
  static final List<String> REGISTRATION_FILTERS =
      List.of("q", "method", "enabled", "registered", "capable");

  /** The same of the report on activity. */
  static final List<String> ACTIVITY_FILTERS =
      List.of("from", "to", "user", "step", "method", "result");

  /** All methods that are installed, in the order of pages. */
  List<MethodId> methods() {
    return InstalledMethods.of(session.getKeycloakSessionFactory()).ids();
  }

  /** What is missing in the report on activity. */
  Optional<EventGap> gap() {
    return EventSaving.gap(session, realm);
  }

  Report registration(Question question, Paging paging) {
    return registration(
        question.text("q"),
        new RegistrationFilter(
            question.word("method", methods().stream().map(MethodId::value).toList()),
            question.flag("enabled"),
            question.flag("registered"),
            question.flag("capable")),
        paging);
  }

  Report registration(Optional<String> search, RegistrationFilter filter, Paging paging) {
    return new RegistrationReport(
        new UserWalk(session.getKeycloakSessionFactory(), realm.getId()),
        visible,
        PolicyReader.read(session, realm),
        search,
        filter,
        paging);
  }

  Report activity(Question question, Paging paging) {
    return activity(
        question.text("user"),
        new ActivityFilter(
            question.from("from"),
            question.to("to"),
            question.word("step", STEPS),
            question.word("method", methods().stream().map(MethodId::value).toList()),
            question.text("result")),
        paging);
  }

  Report activity(Optional<String> user, ActivityFilter filter, Paging paging) {
    return ActivityReport.of(session, realm, user, filter, paging);
  }
}
