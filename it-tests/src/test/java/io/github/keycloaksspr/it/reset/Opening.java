// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import io.github.keycloaksspr.it.IdentityProvider;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.support.Urls;
import io.github.keycloaksspr.it.web.FormClient;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.PageForm;
import io.github.keycloaksspr.it.web.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** A way in which users come to the first page of a reset, and where they want to be after it. */
enum Opening {
  SIGN_IN_PAGE,
  /** A wrong password was tried first, so the name is there. */
  SIGN_IN_PAGE_WITH_A_NAME,
  /** The application opens the reset itself. */
  FORGOT_CREDENTIALS,
  /** A link on an intranet page, for an application with and without a home page, or for none. */
  LINK_FOR_AN_APPLICATION,
  LINK_FOR_AN_APPLICATION_WITH_A_HOME_PAGE,
  LINK,
  /** The same user is signed in, and has to give the password again. */
  REAUTHENTICATION,
  /** The sign-in asks for the name on a page of its own. */
  IDENTITY_FIRST,
  SESSION_OF_ANOTHER_USER,
  SAML,
  DEVICE,
  /**
   * The user came with an identity provider for the first time, and is to give the password of the
   * account that is there already, so that the two are linked.
   */
  FIRST_BROKER_LOGIN;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static final String PORTAL = "portal";
  static final String SAML_APPLICATION = "saml-app";

  /** The realm's applications. */
  static List<Map<String, Object>> applications() {
    return List.of(
        Map.of(
            "clientId",
            TestRealm.CLIENT,
            "publicClient",
            true,
            "directAccessGrantsEnabled",
            true,
            "redirectUris",
            List.of("http://127.0.0.1/app/*"),
            "attributes",
            Map.of("oauth2.device.authorization.grant.enabled", "true")),
        Map.of(
            "clientId",
            PORTAL,
            "publicClient",
            true,
            "baseUrl",
            TestRealm.REDIRECT_URI.toString(),
            "redirectUris",
            List.of("http://127.0.0.1/app/*")),
        Map.of(
            "clientId",
            SAML_APPLICATION,
            "protocol",
            "saml",
            "redirectUris",
            List.of("http://127.0.0.1/saml/*"),
            "attributes",
            Map.of(
                "saml_idp_initiated_sso_url_name", SAML_APPLICATION,
                "saml_assertion_consumer_url_post", "http://127.0.0.1/saml/acs",
                "saml.client.signature", "false")));
  }

  /** Whether a page of the sign-in was shown before. */
  boolean isFromSignIn() {
    return switch (this) {
      case SIGN_IN_PAGE,
          SIGN_IN_PAGE_WITH_A_NAME,
          REAUTHENTICATION,
          IDENTITY_FIRST,
          SAML,
          DEVICE,
          FIRST_BROKER_LOGIN ->
          true;
      default -> false;
    };
  }

  /** Whether the name was given on the way. */
  boolean knowsTheName() {
    return switch (this) {
      case SIGN_IN_PAGE_WITH_A_NAME, REAUTHENTICATION, IDENTITY_FIRST, FIRST_BROKER_LOGIN -> true;
      default -> false;
    };
  }

  /** Opens the page from which the reset is opened; the first page of the reset for links. */
  Page begin(ResetAccount account, ResetAccount other) {
    Person person = account.person();
    FormClient browser = person.browser();
    return switch (this) {
      case SIGN_IN_PAGE -> person.openSignIn();
      case SIGN_IN_PAGE_WITH_A_NAME -> person.signIn("wrong-Passw0rd");
      case FORGOT_CREDENTIALS ->
          browser.open(
              URI.create(
                  account
                      .realm
                      .address()
                      .signIn()
                      .toString()
                      .replace("openid-connect/auth?", "openid-connect/forgot-credentials?")));
      case LINK_FOR_AN_APPLICATION -> browser.open(account.realm.address().reset());
      case LINK_FOR_AN_APPLICATION_WITH_A_HOME_PAGE ->
          browser.open(root(account) + "/login-actions/reset-credentials?client_id=" + PORTAL);
      case LINK -> browser.open(root(account) + "/login-actions/reset-credentials");
      case REAUTHENTICATION -> {
        person.signIn();
        yield browser.open(URI.create(account.realm.address().signIn() + "&prompt=login"));
      }
      case IDENTITY_FIRST -> {
        person.openSignIn();
        yield browser.submit(Map.of("username", account.username));
      }
      case SESSION_OF_ANOTHER_USER -> {
        person.openSignIn();
        browser.submit(Map.of("username", other.username, "password", person.password()));
        yield browser.open(account.realm.address().reset());
      }
      case SAML -> browser.open(root(account) + "/protocol/saml/clients/" + SAML_APPLICATION);
      case DEVICE -> browser.open(URI.create(devicePage(account)));
      case FIRST_BROKER_LOGIN -> {
        person.openSignIn();
        IdentityProvider.signIn(browser, account.username);
        browser.press("submitAction", "linkAccount");
        browser.submit(Map.of("tryAnotherWay", "on"));
        yield browser.submit(Map.of("authenticationExecution", passwordStep(browser.current())));
      }
    };
  }

  /** The realm's path. */
  private static String root(ResetAccount account) {
    return "/realms/" + Urls.encode(account.realm.name());
  }

  /** Keycloak mails a link first; the password is another way. */
  private static String passwordStep(Page ways) {
    return ways.document().select("[name=authenticationExecution]").stream()
        .filter(way -> String.valueOf(way.closest("li")).contains("assword"))
        .map(way -> way.attr("value"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No way with a password on " + ways));
  }

  private static String devicePage(ResetAccount account) {
    URI server = account.realm.address().server();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(server + root(account) + "/protocol/openid-connect/auth/device"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("client_id=" + TestRealm.CLIENT))
            .build();
    try {
      String answer = HTTP.send(request, BodyHandlers.ofString()).body();
      return Json.read(answer).path("verification_uri_complete").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** Whether the user is where they wanted to be, signed in. */
  boolean isThere(ResetAccount account) {
    Person person = account.person();
    Page page = person.page();
    return switch (this) {
      case SAML -> !page.document().select("input[name=SAMLResponse]").isEmpty();
      case DEVICE -> page.text().contains("Device Login Successful");
      case LINK,
          LINK_FOR_AN_APPLICATION,
          LINK_FOR_AN_APPLICATION_WITH_A_HOME_PAGE,
          SESSION_OF_ANOTHER_USER ->
          hasSession(person) && page.status() < 400 && !asksForPassword(page);
      case FIRST_BROKER_LOGIN -> page.signedIn() && account.isLinked();
      default -> page.signedIn();
    };
  }

  static boolean asksForPassword(Page page) {
    return page.forms().stream().anyMatch(form -> form.has("password"));
  }

  static boolean isSignIn(Page page) {
    return page.mark().isEmpty() && page.forms().stream().anyMatch(Opening::isOfSignIn);
  }

  static boolean isOfSignIn(PageForm form) {
    return form.has("password") || form.has("username");
  }

  private static boolean hasSession(Person person) {
    return person.browser().cookies().all().stream()
        .anyMatch(cookie -> cookie.name().equals("KEYCLOAK_IDENTITY"));
  }
}
