// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/** The flow that "Forgot Password?" leads to. */
record ResetFlowCheck(RealmModel realm) implements Check {

  @Override
  public List<Finding> findings() {
    return FlowShape.judge(
        Optional.ofNullable(realm.getResetCredentialsFlow())
            .map(AuthenticationFlowModel::getId)
            .map(this::nodes)
            .orElse(List.of()));
  }

  private List<FlowNode> nodes(String flowId) {
    return realm.getAuthenticationExecutionsStream(flowId).map(this::node).toList();
  }

  private FlowNode node(AuthenticationExecutionModel execution) {
    return execution.isAuthenticatorFlow()
        ? new FlowNode.SubFlow(execution.getRequirement(), nodes(execution.getFlowId()))
        : new FlowNode.Step(
            String.valueOf(execution.getAuthenticator()), execution.getRequirement());
  }
}
