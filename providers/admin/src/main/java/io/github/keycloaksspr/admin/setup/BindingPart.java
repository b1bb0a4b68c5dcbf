// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import io.github.keycloaksspr.domain.policy.Scope;
import io.github.keycloaksspr.keycloak.Names;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.DefaultAuthenticationFlows;

/** That "Forgot Password?" leads to our flow; what it led to before is remembered. */
final class BindingPart implements Part {

  private static final String KIND = "flow-binding";

  /** Realm attribute: alias of the flow that ours took the place of. */
  private static final String BEFORE = "sspr.reset-flow-before";

  private final RealmModel realm;
  private final Scope scope;

  /**
   * @param scope who can reset
   */
  BindingPart(RealmModel realm, Scope scope) {
    this.realm = realm;
    this.scope = scope;
  }

  @Override
  public void add(Progress progress) {
    Optional<String> bound = bound();
    if (bound.filter(Names.FLOW::equals).isPresent()) {
      progress.kept(KIND, Names.FLOW, "");
    } else if (progress.isInTheWay(FlowPart.KIND)) {
      progress.inTheWay(KIND, Names.FLOW, "Not bound, because the flow is not what it should be.");
    } else {
      bound.ifPresent(alias -> realm.setAttribute(BEFORE, alias));
      realm.setResetCredentialsFlow(realm.getFlowByAlias(Names.FLOW));
      progress.added(KIND, Names.FLOW, note());
    }
    link(progress);
  }

  @Override
  public void remove(Progress progress) {
    if (bound().filter(Names.FLOW::equals).isEmpty()) {
      progress.absent(KIND, Names.FLOW);
      realm.removeAttribute(BEFORE);
      return;
    }
    Optional<AuthenticationFlowModel> before = before();
    if (before.isEmpty()) {
      progress.inTheWay(
          KIND,
          Names.FLOW,
          "There is no other flow to lead to. Bind one in Authentication, and call again.");
      return;
    }
    realm.setResetCredentialsFlow(before.get());
    realm.removeAttribute(BEFORE);
    progress.removed(
        KIND,
        Names.FLOW,
        "\"Forgot Password?\" leads to \"" + before.get().getAlias() + "\" again.");
  }

  private String note() {
    return scope instanceof Scope.None
        ? "As long as no user is in the policy's scope, \"Forgot Password?\" ends for all of them at"
            + " \"not enabled\"."
        : "";
  }

  private Optional<String> bound() {
    return Optional.ofNullable(realm.getResetCredentialsFlow())
        .map(AuthenticationFlowModel::getAlias);
  }

  /** The flow from before, else Keycloak's own. */
  private Optional<AuthenticationFlowModel> before() {
    return Stream.of(
            Optional.ofNullable(realm.getAttribute(BEFORE)),
            Optional.of(DefaultAuthenticationFlows.RESET_CREDENTIALS_FLOW))
        .flatMap(Optional::stream)
        .filter(alias -> !Names.FLOW.equals(alias))
        .flatMap(alias -> Optional.ofNullable(realm.getFlowByAlias(alias)).stream())
        .findFirst();
  }

  /** The link is the administrator's decision; but a flow that no user can reach wants saying. */
  private void link(Progress progress) {
    progress.kept(
        "realm-setting",
        "resetPasswordAllowed",
        realm.isResetPasswordAllowed()
            ? ""
            : "Off: the sign-in page shows no \"Forgot Password?\" until you switch it on.");
  }
}
