// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import io.github.keycloaksspr.admin.GivenPolicy;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import io.github.keycloaksspr.keycloak.registration.RequiredActions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Puts the product into a realm and takes it out again. Runs in the transaction of the request, so
 * all of it happens or nothing; does only what is missing, so it can be run again.
 */
public final class RealmSetup {

  private final KeycloakSession session;
  private final RealmModel realm;

  /** Whether "Forgot password?" is to lead to our flow. */
  public enum Binding {
    BIND,
    LEAVE
  }

  public RealmSetup(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * Puts in what is missing.
   *
   * @param policy for a realm that has none; without one no user is in scope there
   */
  public List<SetupReport.Item> add(Binding binding, Optional<GivenPolicy> policy) {
    Progress progress = new Progress();
    PolicyPart policyPart = new PolicyPart(realm, policy);
    requiredActions().forEach(part -> part.add(progress));
    policyPart.add(progress);
    underThePolicy().forEach(part -> part.add(progress));
    if (binding == Binding.BIND) {
      binding().add(progress);
    }
    return progress.items();
  }

  /** Takes out what {@link #add} put in, the last first. */
  public List<SetupReport.Item> remove() {
    Progress progress = new Progress();
    List<Part> parts = new ArrayList<>(requiredActions());
    parts.addAll(underThePolicy());
    parts.add(binding());
    Collections.reverse(parts);
    parts.forEach(part -> part.remove(progress));
    return progress.items();
  }

  private Part binding() {
    return new BindingPart(realm, PolicyReader.read(session, realm).scope());
  }

  private List<Part> requiredActions() {
    return RequiredActions.of(session).stream()
        .<Part>map(id -> new RequiredActionPart(session, realm, id))
        .toList();
  }

  /** The attributes come from the policy: looked for once it is in, and before it is taken out. */
  private List<Part> underThePolicy() {
    List<Part> parts = new ArrayList<>();
    parts.add(new PolicyVersionPart(realm));
    Policy.Attributes attributes = PolicyReader.read(session, realm).attributes();
    parts.add(AttributePart.officePhone(session, realm, attributes.officePhone()));
    attributes
        .prefillPhone()
        .ifPresent(name -> parts.add(prefill(name, "${sspr-method-auth-phone}")));
    attributes
        .prefillEmail()
        .ifPresent(name -> parts.add(prefill(name, "${sspr-method-auth-email}")));
    parts.add(new RolePart(session, realm));
    parts.add(new FlowPart(session, realm));
    parts.add(new GatewayPart(realm));
    return parts;
  }

  private Part prefill(String name, String displayName) {
    return AttributePart.prefill(session, realm, name, displayName);
  }
}
