// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.CONDITIONAL;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.DISABLED;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

final class FlowShapeTest {

  private static final FlowNode IDENTIFY = step("sspr-identify-user", REQUIRED);
  private static final FlowNode VERIFY = step("sspr-verify-identity", REQUIRED);
  private static final FlowNode NEW_PASSWORD = step("sspr-new-password", REQUIRED);

  @Test
  void our_own_flow_is_fine() {
    assertThat(ids(IDENTIFY, VERIFY, NEW_PASSWORD)).isEmpty();
  }

  @Test
  void a_required_sub_flow_is_fine() {
    assertThat(ids(IDENTIFY, sub(REQUIRED, VERIFY, NEW_PASSWORD))).isEmpty();
  }

  @Test
  void a_flow_without_steps_of_ours_is_another_flow() {
    assertThat(ids()).containsExactly("flow-not-bound");
    assertThat(ids(step("reset-credentials-choose-user", REQUIRED)))
        .containsExactly("flow-not-bound");
  }

  @Test
  void an_alternative_beside_a_required_step_is_left_out() {
    assertThat(ids(IDENTIFY, step("sspr-verify-identity", ALTERNATIVE), NEW_PASSWORD))
        .containsExactly("flow-alternative-beside-required");
  }

  @Test
  void alternatives_alone_stand_for_each_other() {
    assertThat(
            ids(
                step("sspr-identify-user", ALTERNATIVE),
                step("sspr-verify-identity", ALTERNATIVE),
                step("sspr-new-password", ALTERNATIVE)))
        .containsExactly("flow-step-alternative");
  }

  @Test
  void a_step_may_be_switched_off() {
    assertThat(ids(IDENTIFY, step("sspr-verify-identity", DISABLED), NEW_PASSWORD))
        .containsExactly("flow-step-disabled");
  }

  @Test
  void a_step_may_hang_on_a_condition() {
    assertThat(ids(IDENTIFY, sub(CONDITIONAL, VERIFY), NEW_PASSWORD))
        .containsExactly("flow-step-conditional");
  }

  @Test
  void a_step_may_be_missing() {
    assertThat(ids(IDENTIFY, NEW_PASSWORD)).containsExactly("flow-step-missing");
  }

  @Test
  void steps_may_be_in_a_wrong_order() {
    assertThat(ids(IDENTIFY, NEW_PASSWORD, VERIFY)).containsExactly("flow-wrong-order");
    assertThat(ids(sub(REQUIRED, VERIFY), IDENTIFY, NEW_PASSWORD))
        .containsExactly("flow-wrong-order");
  }

  @Test
  void a_step_that_stands_twice_is_in_a_wrong_order() {
    assertThat(ids(IDENTIFY, VERIFY, VERIFY, NEW_PASSWORD)).containsExactly("flow-wrong-order");
  }

  @Test
  void keycloaks_own_steps_do_not_belong_beside_ours() {
    assertThat(ids(IDENTIFY, VERIFY, NEW_PASSWORD, step("reset-password", REQUIRED)))
        .containsExactly("flow-stock-step");
    assertThat(
            ids(
                sub(REQUIRED, step("reset-credential-email", REQUIRED)),
                IDENTIFY,
                VERIFY,
                NEW_PASSWORD))
        .containsExactly("flow-stock-step");
  }

  @Test
  void a_step_of_another_extension_is_no_business_of_ours() {
    assertThat(ids(step("audit-log", REQUIRED), IDENTIFY, VERIFY, NEW_PASSWORD)).isEmpty();
    assertThat(ids(step("audit-log", DISABLED), IDENTIFY, VERIFY, NEW_PASSWORD)).isEmpty();
  }

  private static List<String> ids(FlowNode... flow) {
    return FlowShape.judge(List.of(flow)).stream().map(Finding::id).toList();
  }

  private static FlowNode step(String authenticator, Requirement requirement) {
    return new FlowNode.Step(authenticator, requirement);
  }

  private static FlowNode sub(Requirement requirement, FlowNode... nodes) {
    return new FlowNode.SubFlow(requirement, List.of(nodes));
  }
}
