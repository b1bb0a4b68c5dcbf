// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What is around a page of reports: head, style, and the headers that let it load nothing, run
 * nothing and be framed by nobody.
 */
final class PageFrame {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font-family: system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
      a { margin-inline-end: 1rem; }
      nav { margin: .5rem 0; }
      [aria-current] { font-weight: 600; }
      table { border-collapse: collapse; margin: 1rem 0 2rem; }
      caption { text-align: start; font-weight: 600; padding-bottom: .5rem; }
      th, td { text-align: start; padding-block: .25rem; padding-inline: 0 .75rem; vertical-align: middle; }
      th { font-weight: 400; }
      thead th { font-weight: 600; border-bottom: 1px solid; }
      .rows td { border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
      .number { text-align: end; font-variant-numeric: tabular-nums; }
      .note { border-inline-start: 4px solid #c58c00; padding-inline-start: .75rem; }
      .neutral { fill: #0066cc; } .good { fill: #3e8635; } .bad { fill: #c9190b; }
      @media (prefers-color-scheme: dark) {
        .neutral { fill: #73bcf7; } .good { fill: #7cc674; } .bad { fill: #f0907f; }
      }
      """;

  private final KeycloakSession session;
  private final PageWords words;

  PageFrame(KeycloakSession session, PageWords words) {
    this.session = session;
    this.words = words;
  }

  /** Reports on a realm. */
  Response page(RealmModel realm, Html content) {
    String name =
        Optional.ofNullable(realm.getDisplayName())
            .filter(text -> !text.isBlank())
            .orElse(realm.getName());
    return answer(Response.Status.OK, words.get("title", name), content);
  }

  /**
   * Nothing for whoever asks.
   *
   * @param why name of the text that says why
   */
  Response refusal(String why) {
    return answer(
        Response.Status.FORBIDDEN,
        words.get("not-allowed"),
        new Html(words.numbers()).text(words.get(why)));
  }

  /**
   * Nothing for a stranger; whoever is an administrator can sign in and come back.
   *
   * @param signIn address that leads there
   */
  Response signInFirst(String signIn) {
    return answer(
        Response.Status.FORBIDDEN,
        words.get("sign-in-first"),
        new Html(words.numbers())
            .text(words.get("for-administrators"))
            .link(signIn, words.get("sign-in")));
  }

  private Response answer(Response.Status status, String title, Html content) {
    // Keycloak would put its own policy in the place of this stricter one.
    session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
    String nonce = nonce();
    return Response.status(status)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'nonce-"
                + nonce
                + "'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
        .header("X-Frame-Options", "DENY")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        .entity(html(title, nonce, content))
        .build();
  }

  private String html(String title, String nonce, Html content) {
    String safe = Html.escaped(title);
    return "<!DOCTYPE html><html lang=\""
        + Html.escaped(words.language())
        + "\" dir=\""
        + words.direction()
        + "\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
        + safe
        + "</title><style nonce=\""
        + nonce
        + "\">"
        + STYLE
        + "</style></head><body><main data-sspr-page=\"reports\"><h1>"
        + safe
        + "</h1>"
        + content
        + "</main></body></html>";
  }

  private static String nonce() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
