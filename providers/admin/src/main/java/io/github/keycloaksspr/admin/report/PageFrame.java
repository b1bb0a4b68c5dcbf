// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.keycloak.page.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What is around a page of reports: title, language, and the headers that let it load nothing but
 * its style, run nothing and be framed by no page.
 */
final class PageFrame {

  private final KeycloakSession session;
  private final Optional<UserModel> visitor;
  private final PageLanguage language;

  PageFrame(KeycloakSession session, Optional<UserModel> visitor) {
    this.session = session;
    this.visitor = visitor;
    this.language = PageLanguage.of(session, visitor);
  }

  /** The page without content. */
  static Page empty() {
    return new Page("reports", "sspr-reports.ftl");
  }

  PageLanguage language() {
    return language;
  }

  /** Reports on a realm. */
  Response page(RealmModel realm, Page content) {
    String name =
        Optional.ofNullable(realm.getDisplayName())
            .filter(text -> !text.isBlank())
            .orElse(realm.getName());
    return answer(Response.Status.OK, content.with("realm", name));
  }

  /**
   * Nothing for this visitor.
   *
   * @param why name of the text that says why
   */
  Response refusal(String why) {
    return answer(Response.Status.FORBIDDEN, empty().with("title", "not-allowed").with("why", why));
  }

  /**
   * Nothing for a stranger; an administrator can sign in and come back.
   *
   * @param signIn address that leads there
   */
  Response signInFirst(String signIn) {
    return answer(
        Response.Status.FORBIDDEN,
        empty()
            .with("title", "sign-in-first")
            .with("why", "for-administrators")
            .with("signIn", signIn));
  }

  private Response answer(Response.Status status, Page page) {
    // Keycloak would put its own policy in the place of this stricter one.
    session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
    LoginFormsProvider form =
        session
            .getProvider(LoginFormsProvider.class)
            .setUser(visitor.orElse(null))
            .setStatus(status);
    return Response.fromResponse(
            page.with("language", language.locale().toLanguageTag())
                .with("direction", language.direction())
                .render(form))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none';"
                + " form-action 'none'")
        .header("X-Frame-Options", "DENY")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        .build();
  }
}
