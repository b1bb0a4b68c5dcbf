// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.web;

import io.github.keycloaksspr.it.support.Urls;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a {@link FormClient} sees.
 *
 * @param status the HTTP status
 * @param address where the page is; for a redirect that leaves the server, where it leads
 * @param source the HTML as it came
 * @param document the HTML, parsed
 * @param headers the response's headers
 */
public record Page(
    int status, URI address, String source, Document document, Map<String, List<String>> headers) {

  private static final Pattern STACK_TRACE =
      Pattern.compile("\\bat [\\w$.]+\\([\\w]+\\.java:\\d+\\)|Exception in thread|Caused by: ");

  public Page {
    headers = Map.copyOf(headers);
  }

  /** The {@code data-sspr-page} of one of our pages; empty on Keycloak's own pages. */
  public String mark() {
    Element root = document.selectFirst("[data-sspr-page]");
    return root == null ? "" : root.attr("data-sspr-page");
  }

  /** The forms of the page. */
  public List<PageForm> forms() {
    return document.select("form").stream().map(PageForm::read).toList();
  }

  /** The first form that has a field or button of this name. */
  public PageForm formWith(String name) {
    return forms().stream()
        .filter(form -> form.has(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No field " + name + " on " + this));
  }

  /** The first form that has a field or button of this name with this value. */
  public PageForm formWith(String name, String value) {
    return forms().stream()
        .filter(form -> form.has(name, value))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No " + name + "=" + value + " on " + this));
  }

  /** Whether a form has a field or button of this name with this value. */
  public boolean offers(String name, String value) {
    return forms().stream().anyMatch(form -> form.has(name, value));
  }

  /** The value that a field holds. */
  public Optional<String> value(String name) {
    return forms().stream()
        .flatMap(form -> form.fields().stream())
        .filter(field -> field.name().equals(name))
        .map(PageForm.Field::value)
        .findFirst();
  }

  /** The text of the label of a field. */
  public Optional<String> label(String name) {
    return Optional.ofNullable(document.selectFirst("label[for=\"" + name + "\"]"))
        .map(Element::text);
  }

  /** The error of one field; empty if there is none. */
  public String fieldError(String name) {
    Element error =
        document.selectFirst("[id=\"" + name + "-error\"], [id=\"input-error-" + name + "\"]");
    return error == null ? "" : error.text();
  }

  /** The error of the page as a whole; empty if there is none. */
  public String pageError() {
    Element error = document.selectFirst(".alert-error, .pf-v5-c-alert.pf-m-danger");
    return error == null ? "" : error.text();
  }

  /** What the page says as a whole, good or bad; empty if nothing. */
  public String message() {
    Element message =
        document.selectFirst("[id=sspr-message], [class*=alert-], .pf-v5-c-alert, .instruction");
    return message == null ? "" : message.text();
  }

  /** All errors of the page and its fields. */
  public List<String> errors() {
    return document
        .select("[id$=-error], [id^=input-error], .alert-error, .pf-v5-c-alert.pf-m-danger")
        .stream()
        .map(Element::text)
        .filter(text -> !text.isBlank())
        .distinct()
        .toList();
  }

  /** The first link whose address contains this. */
  public Optional<URI> link(String part) {
    return document.select("a[href]").stream()
        .map(link -> link.absUrl("href"))
        .filter(address -> address.contains(part))
        .findFirst()
        .map(URI::create);
  }

  /** All that can be read. */
  public String text() {
    return document.text();
  }

  /**
   * Whether the sign-in succeeded: the server sent the browser back to the application with a code.
   */
  public boolean signedIn() {
    return !authorizationCode().isEmpty();
  }

  /** The authorization code that the application gets; empty if it gets none. */
  public String authorizationCode() {
    return status / 100 == 3 ? queryParameter("code") : "";
  }

  /**
   * The outcome of an action that the application asked for: success, cancelled, error; else empty.
   */
  public String actionStatus() {
    return queryParameter("kc_action_status");
  }

  /** A parameter of the page's address; empty if there is none. */
  public String queryParameter(String name) {
    return Urls.decode(Optional.ofNullable(address.getRawQuery()).orElse(""))
        .getOrDefault(name, List.of(""))
        .get(0);
  }

  /** Whether the page shows where the server's code failed. */
  public boolean showsStackTrace() {
    return STACK_TRACE.matcher(source).find();
  }

  @Override
  public String toString() {
    return "Page[%d %s%s errors=%s title=%s text=%s]"
        .formatted(
            status,
            address.getPath(),
            mark().isEmpty() ? "" : " " + mark(),
            errors(),
            document.title(),
            document.body().text());
  }
}
