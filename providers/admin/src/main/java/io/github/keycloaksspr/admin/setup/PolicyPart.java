// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import io.github.keycloaksspr.admin.GivenPolicy;
import io.github.keycloaksspr.domain.policy.PolicyKey;
import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.RequiredActionProviderModel;

/**
 * The realm's first policy. Made before set-up puts in the required action that holds it, so that a
 * realm that has lived with the defaults so far is not taken for a new one.
 */
final class PolicyPart {

  private static final String KIND = "policy";
  private static final String NAME = Names.REGISTER_METHODS;

  /** No user is asked to register, and none can reset, until an administrator says who. */
  private static final Map<String, String> QUIET = Map.of(PolicyKey.SCOPE.id(), "none");

  private final RealmModel realm;
  private final Optional<GivenPolicy> given;
  private final boolean isNew;

  /**
   * Looks at the realm as it is.
   *
   * @param given what the administrator wants; empty for a realm that is to stay quiet
   */
  PolicyPart(RealmModel realm, Optional<GivenPolicy> given) {
    this.realm = realm;
    this.given = given;
    this.isNew = hub(realm).isEmpty();
  }

  /** Stores the policy where there is none; it goes again with the required action. */
  void add(Progress progress) {
    Map<String, String> stored = PolicyReader.texts(realm);
    if (given.isPresent()) {
      addGiven(progress, stored, given.get().texts());
    } else if (isNew) {
      store(QUIET);
      progress.added(
          KIND, NAME, "No policy was given, so no user can reset or is asked yet. " + goOn());
    } else {
      progress.kept(KIND, NAME, QUIET.equals(stored) ? "No user is in its scope. " + goOn() : "");
    }
  }

  private void addGiven(Progress progress, Map<String, String> stored, Map<String, String> wanted) {
    if (stored.equals(wanted)) {
      progress.kept(KIND, NAME, "");
    } else if (stored.isEmpty() || QUIET.equals(stored)) {
      store(wanted);
      progress.added(KIND, NAME);
    } else {
      progress.inTheWay(
          KIND,
          NAME,
          "The realm has another policy, which stays. Change it in Authentication, Required actions.");
    }
  }

  private static String goOn() {
    return "Make a group of pilots and call again with the policy"
        + " {\"scope\": \"selected\", \"scopeGroups\": \"/pilot\"}, or set the scope in Authentication,"
        + " Required actions.";
  }

  private void store(Map<String, String> texts) {
    RequiredActionProviderModel hub = hub(realm).orElseThrow();
    RequiredActionConfigModel config = realm.getRequiredActionConfigByAlias(hub.getAlias());
    config.setConfig(new HashMap<>(texts));
    realm.updateRequiredActionConfig(config);
  }

  private static Optional<RequiredActionProviderModel> hub(RealmModel realm) {
    return realm
        .getRequiredActionProvidersStream()
        .filter(action -> NAME.equals(action.getProviderId()))
        .findFirst();
  }
}
