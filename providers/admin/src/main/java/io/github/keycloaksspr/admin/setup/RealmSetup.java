// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Puts the product into a realm: flow, required actions, user-profile attribute, role. Runs in the
 * transaction of the request, so all of it happens or nothing, and does only what is missing, so it
 * can be run again.
 */
public final class RealmSetup {

  private static final List<String> STEPS =
      List.of(Names.IDENTIFY_USER, Names.VERIFY_IDENTITY, Names.NEW_PASSWORD);

  private static final List<String> ACTIONS =
      List.of(
          Names.REGISTER_METHODS,
          Names.REGISTER_PHONE,
          Names.REGISTER_EMAIL,
          Names.REGISTER_QUESTIONS);

  private static final String ADMIN = "admin";
  private static final String USER = "user";
  private static final int PRIORITY_STEP = 10;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Mode mode;
  private final List<SetupReport.Item> items = new ArrayList<>();

  /** Whether to do it or only to say it. */
  public enum Mode {
    APPLY,
    DRY_RUN
  }

  /** Whether "Forgot password?" is to lead to our flow. */
  public enum Binding {
    BIND,
    LEAVE
  }

  public RealmSetup(KeycloakSession session, RealmModel realm, Mode mode) {
    this.session = session;
    this.realm = realm;
    this.mode = mode;
  }

  /** Does it. */
  public SetupReport run(Binding binding) {
    ACTIONS.forEach(this::requiredAction);
    officePhoneAttribute();
    role();
    flow();
    if (binding == Binding.BIND) {
      bind();
      link();
    }
    return new SetupReport(mode == Mode.DRY_RUN, items);
  }

  private void requiredAction(String id) {
    boolean known =
        realm
            .getRequiredActionProvidersStream()
            .anyMatch(action -> id.equals(action.getProviderId()));
    if (known) {
      kept("required-action", id, "");
      return;
    }
    added(
        "required-action",
        id,
        () -> {
          RequiredActionProviderModel action = new RequiredActionProviderModel();
          action.setAlias(id);
          action.setProviderId(id);
          action.setName(displayText(id));
          action.setEnabled(true);
          action.setDefaultAction(false);
          action.setPriority(nextPriority());
          realm.addRequiredActionProvider(action);
        });
  }

  /** After all others: who must change the password or verify the mail does that first. */
  private int nextPriority() {
    return realm
            .getRequiredActionProvidersStream()
            .mapToInt(RequiredActionProviderModel::getPriority)
            .max()
            .orElse(0)
        + PRIORITY_STEP;
  }

  private String displayText(String id) {
    RequiredActionFactory factory =
        (RequiredActionFactory)
            session
                .getKeycloakSessionFactory()
                .getProviderFactory(RequiredActionProvider.class, id);
    return factory == null ? id : factory.getDisplayText();
  }

  /**
   * Undeclared attributes may be the user's to edit; whoever can edit the office phone can have it
   * called.
   */
  private void officePhoneAttribute() {
    String name = PolicyReader.read(realm).attributes().officePhone();
    UserProfileProvider profile = session.getProvider(UserProfileProvider.class);
    UPConfig config = profile.getConfiguration();
    UPAttribute present = config.getAttribute(name);
    if (present != null) {
      officePhoneIsThere(name, present);
      return;
    }
    added(
        "user-profile-attribute",
        name,
        () -> {
          UPAttribute attribute =
              new UPAttribute(name, new UPAttributePermissions(Set.of(ADMIN, USER), Set.of(ADMIN)));
          attribute.setDisplayName("${sspr-method-office-phone}");
          config.addOrReplaceAttribute(attribute);
          profile.setConfiguration(config);
        });
  }

  private void officePhoneIsThere(String name, UPAttribute present) {
    boolean editable =
        Optional.ofNullable(present.getPermissions())
            .map(permissions -> permissions.getEdit().contains(USER))
            .orElse(false);
    if (editable) {
      inTheWay(
          "user-profile-attribute",
          name,
          "Users can edit this attribute. Take the edit right from them, or name another attribute as"
              + " officePhoneAttribute: else anybody can have a phone of theirs called instead of the office's.");
    } else {
      kept("user-profile-attribute", name, "");
    }
  }

  private void role() {
    if (realm.getRole(Names.HELPDESK_ROLE) != null) {
      kept("role", Names.HELPDESK_ROLE, "");
      return;
    }
    added(
        "role",
        Names.HELPDESK_ROLE,
        () ->
            realm
                .addRole(Names.HELPDESK_ROLE)
                .setDescription("Gets mail from users who cannot reset their password themselves"));
  }

  private void flow() {
    AuthenticationFlowModel present = realm.getFlowByAlias(Names.FLOW);
    if (present == null) {
      added("flow", Names.FLOW, this::addFlow);
    } else if (isIntact(present)) {
      kept("flow", Names.FLOW, "");
    } else {
      inTheWay(
          "flow",
          Names.FLOW,
          "A flow of this name has other steps. Rename or delete it and run the set-up again.");
    }
  }

  private boolean isIntact(AuthenticationFlowModel flow) {
    List<AuthenticationExecutionModel> executions =
        realm.getAuthenticationExecutionsStream(flow.getId()).toList();
    return executions.stream().allMatch(AuthenticationExecutionModel::isRequired)
        && executions.stream()
            .map(execution -> String.valueOf(execution.getAuthenticator()))
            .toList()
            .equals(STEPS);
  }

  private void addFlow() {
    AuthenticationFlowModel flow = new AuthenticationFlowModel();
    flow.setAlias(Names.FLOW);
    flow.setDescription("Resets a lost password after proof of identity");
    flow.setProviderId("basic-flow");
    flow.setTopLevel(true);
    flow.setBuiltIn(false);
    AuthenticationFlowModel stored = realm.addAuthenticationFlow(flow);
    for (int i = 0; i < STEPS.size(); i++) {
      AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
      execution.setParentFlow(stored.getId());
      execution.setAuthenticator(STEPS.get(i));
      execution.setRequirement(AuthenticationExecutionModel.Requirement.REQUIRED);
      execution.setPriority((i + 1) * PRIORITY_STEP);
      execution.setAuthenticatorFlow(false);
      realm.addAuthenticatorExecution(execution);
    }
  }

  private void bind() {
    AuthenticationFlowModel bound = realm.getResetCredentialsFlow();
    if (bound != null && Names.FLOW.equals(bound.getAlias())) {
      kept("flow-binding", Names.FLOW, "");
      return;
    }
    if (items.stream()
        .anyMatch(item -> item.kind().equals("flow") && item.outcome().equals("in-the-way"))) {
      inTheWay("flow-binding", Names.FLOW, "Not bound, because the flow is not what it should be.");
      return;
    }
    added(
        "flow-binding",
        Names.FLOW,
        () -> realm.setResetCredentialsFlow(realm.getFlowByAlias(Names.FLOW)));
  }

  /** The link is the administrator's decision; but a flow that nobody can reach wants saying. */
  private void link() {
    kept(
        "realm-setting",
        "resetPasswordAllowed",
        realm.isResetPasswordAllowed()
            ? ""
            : "Off: the sign-in page shows no \"Forgot Password?\" until you switch it on.");
  }

  private void added(String kind, String name, Runnable change) {
    if (mode == Mode.APPLY) {
      change.run();
    }
    items.add(new SetupReport.Item(kind, name, "added", ""));
  }

  private void kept(String kind, String name, String note) {
    items.add(new SetupReport.Item(kind, name, "kept", note));
  }

  private void inTheWay(String kind, String name, String note) {
    items.add(new SetupReport.Item(kind, name, "in-the-way", note));
  }
}
