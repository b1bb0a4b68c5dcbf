// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * The reports in a browser, for whoever is signed in to Keycloak there and may see users and
 * events. It only reads. Nobody is signed in by it: a browser cannot show a token, so the session's
 * own cookie says who asks, and the roles that the user has now say what is shown.
 */
public final class ReportPageAdapter implements RealmResourceProvider {

  private final KeycloakSession session;

  ReportPageAdapter(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public Object getResource() {
    return this;
  }

  /** Totals and charts. */
  @GET
  public Response start(@QueryParam("realm") String realm) {
    return totals(realm);
  }

  /** Totals and charts. */
  @GET
  @Path("totals")
  public Response totals(@QueryParam("realm") String realm) {
    return answer(realm, ReportPages::totals);
  }

  /** Who has registered what. */
  @GET
  @Path("registration")
  public Response registration(@QueryParam("realm") String realm) {
    return answer(realm, pages -> pages.registration(new Question(session)));
  }

  /** What people did. */
  @GET
  @Path("activity")
  public Response activity(@QueryParam("realm") String realm) {
    return answer(realm, pages -> pages.activity(new Question(session)));
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private Response answer(String name, Function<ReportPages, Html> page) {
    PageFrame frame = new PageFrame(session);
    if (!isAskedForByAPerson()) {
      return frame.refusal("This page can only be opened in a window of its own.");
    }
    RealmModel home = session.getContext().getRealm();
    AuthenticationManager.AuthResult visitor =
        AuthenticationManager.authenticateIdentityCookie(session, home, true);
    if (visitor == null) {
      return frame.signInFirst(home);
    }
    Optional<RealmModel> realm = realm(name, home);
    if (realm.filter(asked -> mayRead(asked, home, visitor.user())).isEmpty()) {
      return frame.refusal(
          "You may not see these reports. They need the roles view-users and view-events.");
    }
    String base =
        session.getContext().getUri().getBaseUri().getPath()
            + "realms/"
            + home.getName()
            + "/"
            + ReportPageAdapterFactory.ID;
    return frame.page(realm.get(), page.apply(new ReportPages(session, realm.get(), base)));
  }

  /** A frame, an image or a script of another site gets nothing made for it. */
  private boolean isAskedForByAPerson() {
    String destination =
        session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("Sec-Fetch-Dest");
    return destination == null || "document".contentEquals(destination);
  }

  private Optional<RealmModel> realm(String name, RealmModel home) {
    return name == null || name.isBlank()
        ? Optional.of(home)
        : Optional.ofNullable(session.realms().getRealmByName(name));
  }

  /**
   * Administrators of a realm are in it, or in the master realm. Keycloak's evaluator of
   * permissions knows the latter by their token only, so the roles are looked at here.
   */
  private static boolean mayRead(RealmModel realm, RealmModel home, UserModel visitor) {
    return administration(realm, home)
        .filter(client -> holdsOne(visitor, client, AdminRoles.VIEW_USERS, AdminRoles.MANAGE_USERS))
        .filter(
            client -> holdsOne(visitor, client, AdminRoles.VIEW_EVENTS, AdminRoles.MANAGE_EVENTS))
        .isPresent();
  }

  /** The client whose roles open that realm to whoever comes from this one. */
  private static Optional<ClientModel> administration(RealmModel realm, RealmModel home) {
    if (home.getName().contentEquals(Config.getAdminRealm())) {
      return Optional.ofNullable(realm.getMasterAdminClient());
    }
    return realm.equals(home)
        ? Optional.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID))
        : Optional.empty();
  }

  private static boolean holdsOne(UserModel visitor, ClientModel client, String... roles) {
    return Stream.of(roles)
        .flatMap(name -> Stream.ofNullable(client.getRole(name)))
        .anyMatch(visitor::hasRole);
  }
}
