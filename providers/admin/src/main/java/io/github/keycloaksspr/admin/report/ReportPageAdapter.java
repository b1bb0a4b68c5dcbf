// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.admin.VisibleUsers;
import io.github.keycloaksspr.admin.VisibleUsersAdapter;
import io.github.keycloaksspr.keycloak.compat.IdentityCookieAdapter;
import io.github.keycloaksspr.keycloak.page.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
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
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/**
 * The reports in a browser, for a user who is signed in to Keycloak there and may see users and
 * events. It only reads. It signs no user in: a browser cannot show a token, so the session's own
 * cookie says who asks, and the roles that the user has now say what is shown.
 */
public final class ReportPageAdapter implements RealmResourceProvider {

  private static final String SIGN_IN = "sign-in";

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
  @Path(ReportPages.TOTALS)
  public Response totals(@QueryParam("realm") String realm) {
    return answer(realm, ReportPages.TOTALS, ReportPages::totals);
  }

  /** Who has registered what. */
  @GET
  @Path(ReportPages.REGISTRATION)
  public Response registration(@QueryParam("realm") String realm) {
    return answer(
        realm, ReportPages.REGISTRATION, pages -> pages.registration(new Question(session)));
  }

  /** What people did. */
  @GET
  @Path(ReportPages.ACTIVITY)
  public Response activity(@QueryParam("realm") String realm) {
    return answer(realm, ReportPages.ACTIVITY, pages -> pages.activity(new Question(session)));
  }

  /** Keycloak's page to sign in, and back to one of ours. */
  @GET
  @Path(SIGN_IN)
  public Response signIn(@QueryParam("realm") String realm, @QueryParam("to") String to) {
    String page = ReportPages.isPage(to) ? to : ReportPages.TOTALS;
    return new SignInAdapter(session).leadTo(address(realm).page(page));
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private Response answer(String name, String page, Function<ReportPages, Page> content) {
    if (!isAskedForByAPerson()) {
      return frame(Optional.empty()).refusal("own-window");
    }
    RealmModel home = session.getContext().getRealm();
    Optional<UserModel> visitor = IdentityCookieAdapter.user(session, home);
    if (visitor.isEmpty()) {
      return frame(visitor).signInFirst(address(name).page(SIGN_IN, Map.of("to", page)));
    }
    Optional<RealmModel> realm = realm(name, home);
    Optional<VisibleUsers> visible = realm.flatMap(asked -> visible(asked, home, visitor.get()));
    if (visible.isEmpty()) {
      return frame(visitor).refusal("needed-roles");
    }
    Reports reports = new Reports(session, realm.get(), visible.get());
    PageFrame frame = frame(visitor);
    return frame.page(
        realm.get(),
        content.apply(new ReportPages(reports, address(realm.get().getName()), frame.language())));
  }

  private PageFrame frame(Optional<UserModel> visitor) {
    return new PageFrame(session, visitor);
  }

  /** A frame, an image or a script of another site gets nothing made for it. */
  private boolean isAskedForByAPerson() {
    String destination =
        session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("Sec-Fetch-Dest");
    return destination == null || "document".contentEquals(destination);
  }

  private PageAddress address(String realm) {
    return PageAddress.of(
        session,
        Optional.ofNullable(realm)
            .filter(name -> !name.isBlank())
            .orElseGet(() -> session.getContext().getRealm().getName()));
  }

  private Optional<RealmModel> realm(String name, RealmModel home) {
    return name == null || name.isBlank()
        ? Optional.of(home)
        : Optional.ofNullable(session.realms().getRealmByName(name));
  }

  /**
   * Whom the visitor sees; empty for who may not read the reports. Administrators of a realm are in
   * it, or in the master realm. Keycloak's evaluator of permissions knows the latter by their token
   * only, so the roles are looked at here.
   */
  private Optional<VisibleUsers> visible(RealmModel realm, RealmModel home, UserModel visitor) {
    Optional<ClientModel> client = administration(realm, home);
    if (client
        .filter(roles -> holdsOne(visitor, roles, AdminRoles.VIEW_EVENTS, AdminRoles.MANAGE_EVENTS))
        .isEmpty()) {
      return Optional.empty();
    }
    if (holdsOne(visitor, client.get(), AdminRoles.VIEW_USERS, AdminRoles.MANAGE_USERS)) {
      return Optional.of(VisibleUsers.EVERYBODY);
    }
    return realm.equals(home) ? fineGrained(home, visitor) : Optional.empty();
  }

  /** Fine-grained permissions are for administrators of their own realm. */
  private Optional<VisibleUsers> fineGrained(RealmModel home, UserModel visitor) {
    AdminPermissionEvaluator auth = AdminPermissions.evaluator(session, home, home, visitor);
    return auth.users().canView()
        ? Optional.of(VisibleUsersAdapter.of(session, auth, visitor))
        : Optional.empty();
  }

  /** The client whose roles open that realm to users of this one. */
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
