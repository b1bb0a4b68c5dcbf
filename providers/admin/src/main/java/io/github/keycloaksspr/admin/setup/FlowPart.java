// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import io.github.keycloaksspr.keycloak.Names;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The reset flow: three required steps. */
final class FlowPart implements Part {

  static final String KIND = "flow";

  private static final int PRIORITY_STEP = 10;

  private final KeycloakSession session;
  private final RealmModel realm;

  FlowPart(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  @Override
  public void add(Progress progress) {
    AuthenticationFlowModel present = realm.getFlowByAlias(Names.FLOW);
    if (present == null) {
      addFlow();
      progress.added(KIND, Names.FLOW);
    } else if (isIntact(present)) {
      progress.kept(KIND, Names.FLOW, "");
    } else {
      progress.inTheWay(
          KIND,
          Names.FLOW,
          "A flow of this name has other steps. Rename or delete it and run the set-up again.");
    }
  }

  @Override
  public void remove(Progress progress) {
    AuthenticationFlowModel present = realm.getFlowByAlias(Names.FLOW);
    if (present == null) {
      progress.absent(KIND, Names.FLOW);
    } else if (!isIntact(present)) {
      progress.kept(KIND, Names.FLOW, "It is not as set-up made it.");
    } else if (KeycloakModelUtils.isFlowUsed(session, realm, present)) {
      progress.kept(KIND, Names.FLOW, "Something in the realm still uses it.");
    } else {
      realm
          .getAuthenticationExecutionsStream(present.getId())
          .toList()
          .forEach(realm::removeAuthenticatorExecution);
      realm.removeAuthenticationFlow(present);
      progress.removed(KIND, Names.FLOW, "");
    }
    otherFlows(progress);
  }

  /** Flows that an administrator built of our steps are his; but they need our JARs. */
  private void otherFlows(Progress progress) {
    realm
        .getAuthenticationFlowsStream()
        .filter(flow -> flow.isTopLevel() && !Names.FLOW.equals(flow.getAlias()))
        .filter(this::hasStepsOfOurs)
        .forEach(
            flow ->
                progress.kept(
                    KIND,
                    flow.getAlias(),
                    "It has steps of ours and is not set-up's. Take them out before the JARs go."));
  }

  private boolean hasStepsOfOurs(AuthenticationFlowModel flow) {
    List<AuthenticationExecutionModel> executions = new ArrayList<>();
    KeycloakModelUtils.deepFindAuthenticationExecutions(realm, flow, executions);
    return executions.stream()
        .anyMatch(execution -> Names.STEPS.contains(String.valueOf(execution.getAuthenticator())));
  }

  private boolean isIntact(AuthenticationFlowModel flow) {
    List<AuthenticationExecutionModel> executions =
        realm.getAuthenticationExecutionsStream(flow.getId()).toList();
    return executions.stream().allMatch(AuthenticationExecutionModel::isRequired)
        && executions.stream()
            .map(execution -> String.valueOf(execution.getAuthenticator()))
            .toList()
            .equals(Names.STEPS);
  }

  private void addFlow() {
    AuthenticationFlowModel flow = new AuthenticationFlowModel();
    flow.setAlias(Names.FLOW);
    flow.setDescription("Resets a lost password after proof of identity");
    flow.setProviderId("basic-flow");
    flow.setTopLevel(true);
    flow.setBuiltIn(false);
    AuthenticationFlowModel stored = realm.addAuthenticationFlow(flow);
    for (int i = 0; i < Names.STEPS.size(); i++) {
      AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
      execution.setParentFlow(stored.getId());
      execution.setAuthenticator(Names.STEPS.get(i));
      execution.setRequirement(AuthenticationExecutionModel.Requirement.REQUIRED);
      execution.setPriority((i + 1) * PRIORITY_STEP);
      execution.setAuthenticatorFlow(false);
      realm.addAuthenticatorExecution(execution);
    }
  }
}
