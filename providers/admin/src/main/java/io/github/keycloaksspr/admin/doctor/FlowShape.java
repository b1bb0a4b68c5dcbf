// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.keycloak.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/**
 * Judges the shape of a reset flow. Keycloak accepts any shape and drops what does not fit without
 * a word; the proof ledger keeps a wrong shape from granting anything, so people are turned away
 * instead.
 */
final class FlowShape {

  /**
   * Keycloak's own steps of a reset: beside ours they ask twice, mail a link, or sign people in.
   */
  private static final Set<String> STOCK =
      Set.of(
          "reset-credentials-choose-user", "reset-credential-email", "reset-password", "reset-otp");

  private static final String REMEDY =
      "Bind the flow \""
          + Names.FLOW
          + "\" as set-up makes it, or give this one its shape: "
          + String.join(", ", Names.STEPS)
          + ", each required, in this order, and nothing beside them.";

  private final List<Finding> findings = new ArrayList<>();
  private final List<String> running = new ArrayList<>();
  private final List<String> present = new ArrayList<>();

  private FlowShape() {}

  /** What is wrong with the flow that resets lead to. */
  static List<Finding> judge(List<FlowNode> flow) {
    FlowShape shape = new FlowShape();
    shape.walk(flow);
    if (shape.present.stream().noneMatch(Names.STEPS::contains)) {
      return List.of(
          Finding.warning(
              "flow-not-bound",
              "\"Forgot Password?\" leads to a flow without steps of ours.",
              "Bind the flow \"" + Names.FLOW + "\": call set-up with bindFlow=true."));
    }
    shape.missing();
    shape.order();
    shape.stock();
    return List.copyOf(shape.findings);
  }

  private void walk(List<FlowNode> nodes) {
    boolean required =
        nodes.stream()
            .map(FlowNode::requirement)
            .anyMatch(
                requirement ->
                    requirement == Requirement.REQUIRED || requirement == Requirement.CONDITIONAL);
    for (FlowNode node : nodes) {
      steps(node).forEach(present::add);
      idle(node, required).ifPresentOrElse(finding -> ours(node, finding), () -> run(node));
    }
  }

  /** Why a node does not always run; empty when it does. */
  private static Optional<Finding> idle(FlowNode node, boolean besideRequired) {
    return switch (node.requirement()) {
      case REQUIRED -> Optional.empty();
      case DISABLED -> Optional.of(finding("flow-step-disabled", "is switched off"));
      case CONDITIONAL ->
          Optional.of(finding("flow-step-conditional", "runs only under a condition"));
      case ALTERNATIVE ->
          Optional.of(
              besideRequired
                  ? finding(
                      "flow-alternative-beside-required",
                      "is an alternative beside a required one, and Keycloak leaves it out")
                  : finding("flow-step-alternative", "is only an alternative to others"));
    };
  }

  private static Finding finding(String id, String what) {
    return Finding.error(id, "A step of ours in the reset flow " + what + ".", REMEDY);
  }

  private void ours(FlowNode idle, Finding finding) {
    if (steps(idle).stream().anyMatch(Names.STEPS::contains) && !findings.contains(finding)) {
      findings.add(finding);
    }
  }

  private void run(FlowNode node) {
    if (node instanceof FlowNode.Step step) {
      running.add(step.authenticator());
    } else if (node instanceof FlowNode.SubFlow sub) {
      walkBelow(sub.nodes());
    }
  }

  /** The steps below were noted as present with the node itself. */
  private void walkBelow(List<FlowNode> nodes) {
    List<String> before = List.copyOf(present);
    walk(nodes);
    present.clear();
    present.addAll(before);
  }

  private void missing() {
    List<String> missing = Names.STEPS.stream().filter(step -> !present.contains(step)).toList();
    if (!missing.isEmpty()) {
      findings.add(
          Finding.error(
              "flow-step-missing",
              "The reset flow lacks " + String.join(", ", missing) + ".",
              REMEDY));
    }
  }

  private void order() {
    List<String> ours = running.stream().filter(Names.STEPS::contains).toList();
    List<String> wanted = Names.STEPS.stream().filter(ours::contains).toList();
    if (!ours.equals(wanted)) {
      findings.add(
          Finding.error(
              "flow-wrong-order", "The steps of the reset flow are in a wrong order.", REMEDY));
    }
  }

  private void stock() {
    List<String> stock = present.stream().filter(STOCK::contains).distinct().toList();
    if (!stock.isEmpty()) {
      findings.add(
          Finding.error(
              "flow-stock-step",
              "Keycloak's own steps stand beside ours in the reset flow: "
                  + String.join(", ", stock)
                  + ".",
              REMEDY));
    }
  }

  private static List<String> steps(FlowNode node) {
    return node instanceof FlowNode.SubFlow sub
        ? sub.nodes().stream().flatMap(below -> steps(below).stream()).toList()
        : List.of(((FlowNode.Step) node).authenticator());
  }
}
