// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.admin.EditedByUsers;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.installed.OwnMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPConfig.UnmanagedAttributePolicy;
import org.keycloak.userprofile.UserProfileProvider;

/** Who may write into the attributes that we read. */
record UserProfileCheck(KeycloakSession session, Sspr sspr) implements Check {

  @Override
  public List<Finding> findings() {
    UPConfig config = session.getProvider(UserProfileProvider.class).getConfiguration();
    boolean anyAttribute = config.getUnmanagedAttributePolicy() == UnmanagedAttributePolicy.ENABLED;
    List<Finding> findings = new ArrayList<>();
    if (sspr.policy().requirements().methods().contains(OwnMethods.OFFICE_PHONE)) {
      findings.addAll(officePhone(config, anyAttribute));
    }
    if (anyAttribute) {
      findings.add(
          Finding.warning(
              "unmanaged-attributes",
              "Users may write attributes of any name, so also the note of when they were first asked to"
                  + " register: they can put off the end of the grace period.",
              "Set Realm settings, General, Unmanaged attributes to \"Only administrators can write\", or"
                  + " start the server with"
                  + " --spi-user-profile--declarative-user-profile--read-only-attributes=sspr.*"));
    }
    return findings;
  }

  private List<Finding> officePhone(UPConfig config, boolean anyAttribute) {
    String name = sspr.policy().attributes().officePhone();
    Optional<UPAttribute> declared = Optional.ofNullable(config.getAttribute(name));
    boolean editable = declared.map(EditedByUsers::is).orElse(anyAttribute);
    if (editable) {
      return List.of(
          Finding.error(
              "office-phone-editable",
              "Users can edit the attribute "
                  + name
                  + ", and so have any phone called as their office's.",
              "Take the edit right from them in Realm settings, User profile; call set-up if the attribute is"
                  + " not there."));
    }
    return declared.isPresent()
        ? List.of()
        : List.of(
            Finding.warning(
                "office-phone-undeclared",
                "The attribute "
                    + name
                    + " is not in the user profile, so the console does not show it.",
                "Call set-up again: it declares the attribute."));
  }
}
