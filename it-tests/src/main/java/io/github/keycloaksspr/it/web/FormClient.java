// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.web;

import io.github.keycloaksspr.it.support.Urls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * A browser without script and with its own cookies, which sends exactly what it is told.
 *
 * <p>It follows redirects within the server. One that leaves the server ends the journey: the page
 * then has the redirect's status and target.
 */
public final class FormClient {

  private static final Duration TIME_OUT = Duration.ofSeconds(60);
  private static final int MOST_REDIRECTS = 20;
  private static final Pattern REPLACED_ADDRESS =
      Pattern.compile("history\\.replaceState\\(\\{\\}, \"[^\"]*\", \"([^\"]+)\"\\)");
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIME_OUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final URI server;
  private final Cookies cookies = new Cookies();
  private String language = "en";
  private String userAgent = "Mozilla/5.0 (X11; Linux x86_64) FormClient";
  private Optional<String> forwardedFor = Optional.empty();
  private Page current;
  private final List<Page> visited = new ArrayList<>();

  /** A fresh browser for one server. */
  public FormClient(URI server) {
    this.server = server;
    this.current = new Page(0, server, "", Jsoup.parse("", server.toString()), Map.of());
  }

  /** The browser's cookies. */
  public Cookies cookies() {
    return cookies;
  }

  /** The page that the browser shows. */
  public Page current() {
    return current;
  }

  /** All pages that the browser showed, in their order. */
  public List<Page> visited() {
    return List.copyOf(visited);
  }

  /** Has the browser ask for this language from now on. */
  public FormClient speaking(String newLanguage) {
    this.language = newLanguage;
    return this;
  }

  /** Has the browser call itself this from now on. */
  public FormClient as(String newUserAgent) {
    this.userAgent = newUserAgent;
    return this;
  }

  /** Has requests come from that address from now on, where the server believes a proxy. */
  public FormClient from(String address) {
    this.forwardedFor = Optional.of(address);
    return this;
  }

  /** Opens a path of the server. */
  public Page open(String path) {
    return open(URI.create(server + path));
  }

  /** Opens an address. */
  public Page open(URI address) {
    return follow(request(address).GET().build());
  }

  /** Loads the current page's address again. */
  public Page reload() {
    return open(current.address());
  }

  /** Sends a form of the current page with these values put in, as the Enter key does. */
  public Page submit(PageForm form, Map<String, String> values) {
    List<Map.Entry<String, String>> sent = form.filled(values);
    if (form.method().equals("GET")) {
      String action = form.action().toString();
      String query = Urls.encode(sent);
      return open(URI.create(action + (action.contains("?") ? "&" : "?") + query));
    }
    return post(form.action(), sent);
  }

  /**
   * Sends the form of the current page that has the first of these fields, with these values put
   * in.
   */
  public Page submit(Map<String, String> values) {
    String first = values.keySet().stream().findFirst().orElseThrow();
    return submit(current.formWith(first), values);
  }

  /** Presses the button that says this, with what its form holds. */
  public Page press(String name, String value) {
    PageForm form = current.formWith(name, value);
    return submit(form, Map.of(name, value));
  }

  /** Posts whatever to wherever. */
  public Page post(URI address, Map<String, String> parameters) {
    return post(address, List.copyOf(parameters.entrySet()));
  }

  /** Posts whatever to wherever, the same name as often as wanted. */
  public Page post(URI address, List<Map.Entry<String, String>> parameters) {
    return follow(
        request(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Urls.encode(parameters)))
            .build());
  }

  private HttpRequest.Builder request(URI address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(TIME_OUT)
            .header("Accept", "text/html,application/xhtml+xml")
            .header("Accept-Language", language)
            .header("User-Agent", userAgent);
    forwardedFor.ifPresent(from -> request.header("X-Forwarded-For", from));
    String cookie = cookies.header(address);
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private Page follow(HttpRequest first) {
    HttpRequest request = first;
    for (int i = 0; i < MOST_REDIRECTS; i++) {
      HttpResponse<String> response = exchange(request);
      URI address = request.uri();
      response.headers().allValues("Set-Cookie").forEach(line -> cookies.receive(address, line));
      String location = response.headers().firstValue("Location").orElse("");
      boolean redirect = response.statusCode() / 100 == 3 && !location.isEmpty();
      URI next = redirect ? address.resolve(location) : address;
      if (!redirect || !isOurs(next)) {
        current = page(response, next);
        visited.add(current);
        return current;
      }
      request = request(next).GET().build();
    }
    throw new IllegalStateException("Redirected in circles at " + request.uri());
  }

  private boolean isOurs(URI address) {
    return server.getAuthority().equals(address.getAuthority());
  }

  /**
   * Keycloak's pages have the browser put another address in place of one that was posted to, so
   * that reloading does not post again.
   */
  private static Page page(HttpResponse<String> response, URI posted) {
    Matcher replaced = REPLACED_ADDRESS.matcher(response.body());
    URI address = replaced.find() ? URI.create(replaced.group(1)) : posted;
    return new Page(
        response.statusCode(),
        address,
        response.body(),
        Jsoup.parse(response.body(), address.toString()),
        response.headers().map());
  }

  private static HttpResponse<String> exchange(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
