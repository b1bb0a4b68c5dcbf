// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import io.github.keycloaksspr.admin.EditedByUsers;
import io.github.keycloaksspr.admin.UserWalk;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * A user attribute that administrators fill, declared in the user profile. An undeclared one may be
 * the user's to edit, or no user's to see: that hangs on how the realm treats unmanaged attributes.
 */
final class AttributePart implements Part {

  private static final String KIND = "user-profile-attribute";
  private static final String ADMIN = "admin";
  private static final String USER = "user";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UPAttribute wanted;
  private final IfEditable ifEditable;

  /** What it means when users can edit the attribute. */
  private enum IfEditable {
    /** Codes would go where no administrator vouches for. */
    DANGEROUS,
    /** The value is verified anyway before it counts. */
    HARMLESS
  }

  private AttributePart(
      KeycloakSession session, RealmModel realm, UPAttribute wanted, IfEditable ifEditable) {
    this.session = session;
    this.realm = realm;
    this.wanted = wanted;
    this.ifEditable = ifEditable;
  }

  /** The office phone: users see it; a user who could edit it could have any phone called. */
  static AttributePart officePhone(KeycloakSession session, RealmModel realm, String name) {
    return new AttributePart(
        session,
        realm,
        attribute(name, "${sspr-method-office-phone}", Set.of(ADMIN, USER)),
        IfEditable.DANGEROUS);
  }

  /** A value to begin with: the administrators' alone, until the user verified it. */
  static AttributePart prefill(
      KeycloakSession session, RealmModel realm, String name, String displayName) {
    return new AttributePart(
        session, realm, attribute(name, displayName, Set.of(ADMIN)), IfEditable.HARMLESS);
  }

  private static UPAttribute attribute(String name, String displayName, Set<String> view) {
    UPAttribute attribute = new UPAttribute(name, new UPAttributePermissions(view, Set.of(ADMIN)));
    attribute.setDisplayName(displayName);
    return attribute;
  }

  @Override
  public void add(Progress progress) {
    UserProfileProvider profile = session.getProvider(UserProfileProvider.class);
    UPConfig config = profile.getConfiguration();
    UPAttribute present = config.getAttribute(wanted.getName());
    if (present == null) {
      config.addOrReplaceAttribute(wanted);
      profile.setConfiguration(config);
      progress.added(KIND, wanted.getName());
    } else if (ifEditable == IfEditable.DANGEROUS && EditedByUsers.is(present)) {
      progress.inTheWay(
          KIND,
          wanted.getName(),
          "Users can edit this attribute. Take the edit right from them, or name another attribute as"
              + " officePhoneAttribute: else anybody can have a phone of theirs called instead of the office's.");
    } else {
      progress.kept(KIND, wanted.getName(), "");
    }
  }

  @Override
  public void remove(Progress progress) {
    UserProfileProvider profile = session.getProvider(UserProfileProvider.class);
    UPConfig config = profile.getConfiguration();
    UPAttribute present = config.getAttribute(wanted.getName());
    if (present == null) {
      progress.absent(KIND, wanted.getName());
    } else if (!present.equals(wanted)) {
      progress.kept(KIND, wanted.getName(), "It is not as set-up declares it.");
    } else if (isUsed()) {
      progress.kept(
          KIND,
          wanted.getName(),
          "Users have values in it. Undeclared, they would be hidden, or the users' own to edit.");
    } else {
      config.removeAttribute(wanted.getName());
      profile.setConfiguration(config);
      progress.removed(KIND, wanted.getName(), "");
    }
  }

  private boolean isUsed() {
    return new UserWalk(session.getKeycloakSessionFactory(), realm.getId())
        .any(user -> user.getFirstAttribute(wanted.getName()) != null);
  }
}
