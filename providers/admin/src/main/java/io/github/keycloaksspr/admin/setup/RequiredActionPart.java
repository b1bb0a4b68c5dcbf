// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import io.github.keycloaksspr.keycloak.Names;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** A required action of ours in the realm's list. The hub's configuration is the policy. */
final class RequiredActionPart implements Part {

  private static final String KIND = "required-action";
  private static final int PRIORITY_STEP = 10;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final String id;

  RequiredActionPart(KeycloakSession session, RealmModel realm, String id) {
    this.session = session;
    this.realm = realm;
    this.id = id;
  }

  @Override
  public void add(Progress progress) {
    Optional<RequiredActionProviderModel> present = present();
    if (present.isPresent()) {
      progress.kept(KIND, id, present.get().isEnabled() ? "" : "It is switched off.");
      return;
    }
    RequiredActionProviderModel action = new RequiredActionProviderModel();
    action.setAlias(id);
    action.setProviderId(id);
    action.setName(displayText());
    action.setEnabled(true);
    action.setDefaultAction(false);
    action.setPriority(nextPriority());
    realm.addRequiredActionProvider(action);
    progress.added(KIND, id);
  }

  @Override
  public void remove(Progress progress) {
    Optional<RequiredActionProviderModel> present = present();
    if (present.isEmpty()) {
      progress.absent(KIND, id);
      return;
    }
    realm.removeRequiredActionProvider(present.get());
    progress.removed(
        KIND, id, isHub() ? "The policy went with it; this report holds it under 'policy'." : "");
  }

  private Optional<RequiredActionProviderModel> present() {
    return realm
        .getRequiredActionProvidersStream()
        .filter(action -> id.equals(action.getProviderId()))
        .findFirst();
  }

  private boolean isHub() {
    return Names.REGISTER_METHODS.equals(id);
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

  private String displayText() {
    RequiredActionFactory factory =
        (RequiredActionFactory)
            session
                .getKeycloakSessionFactory()
                .getProviderFactory(RequiredActionProvider.class, id);
    return factory == null ? id : factory.getDisplayText();
  }
}
