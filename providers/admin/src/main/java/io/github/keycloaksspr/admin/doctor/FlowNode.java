// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** One entry of a flow. */
sealed interface FlowNode {

  Requirement requirement();

  /**
   * A step.
   *
   * @param authenticator its provider's id
   */
  record Step(String authenticator, Requirement requirement) implements FlowNode {}

  /**
   * A flow within the flow.
   *
   * @param nodes in their order
   */
  record SubFlow(Requirement requirement, List<FlowNode> nodes) implements FlowNode {

    public SubFlow {
      nodes = List.copyOf(nodes);
    }
  }
}
