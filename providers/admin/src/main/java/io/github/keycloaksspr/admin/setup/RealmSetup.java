// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import io.github.keycloaksspr.keycloak.registration.RequiredActions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  /** Puts in what is missing. */
  public List<SetupReport.Item> add(Binding binding) {
    Progress progress = new Progress();
    parts().forEach(part -> part.add(progress));
    if (binding == Binding.BIND) {
      new BindingPart(realm).add(progress);
    }
    return progress.items();
  }

  /** Takes out what {@link #add} put in, the last first. */
  public List<SetupReport.Item> remove() {
    Progress progress = new Progress();
    List<Part> parts = new ArrayList<>(parts());
    parts.add(new BindingPart(realm));
    Collections.reverse(parts);
    parts.forEach(part -> part.remove(progress));
    return progress.items();
  }

  /** The attributes come from the policy, so they are found before the policy is taken out. */
  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    RequiredActions.of(session)
        .forEach(id -> parts.add(new RequiredActionPart(session, realm, id)));
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
