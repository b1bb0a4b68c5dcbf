// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.web;

import java.net.HttpCookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookies of one browser and one server. Secure ones are sent over plain HTTP too, as browsers
 * do for addresses of the machine itself.
 */
public final class Cookies {

  /**
   * One cookie.
   *
   * @param name its name
   * @param value its value
   * @param path where it is sent
   */
  public record Cookie(String name, String value, String path) {

    private boolean goesTo(String requestPath) {
      return requestPath.equals(path)
          || (requestPath.startsWith(path)
              && (path.endsWith("/") || requestPath.charAt(path.length()) == '/'));
    }
  }

  private final List<Cookie> cookies = new ArrayList<>();

  /** Takes in what a server set or removed with one {@code Set-Cookie} header. */
  public synchronized void receive(URI address, String header) {
    int end = header.indexOf(';');
    String pair = end < 0 ? header : header.substring(0, end);
    int equals = pair.indexOf('=');
    if (equals <= 0) {
      return;
    }
    String attributes = end < 0 ? "" : header.substring(end);
    String path = attribute(attributes, "path").orElseGet(() -> defaultPath(address));
    Cookie cookie =
        new Cookie(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip(), path);
    cookies.removeIf(old -> old.name().equals(cookie.name()) && old.path().equals(path));
    boolean over =
        attribute(attributes, "max-age")
                .filter(age -> age.startsWith("-") || age.equals("0"))
                .isPresent()
            || expired(header);
    if (!over) {
      cookies.add(cookie);
    }
  }

  /** The {@code Cookie} header for a request; empty if there is nothing to send. */
  public synchronized String header(URI address) {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    return cookies.stream()
        .filter(cookie -> cookie.goesTo(path))
        .sorted((a, b) -> b.path().length() - a.path().length())
        .map(cookie -> cookie.name() + "=" + cookie.value())
        .collect(Collectors.joining("; "));
  }

  /** All cookies. */
  public synchronized List<Cookie> all() {
    return List.copyOf(cookies);
  }

  /** Puts a cookie in, as somebody who stole it would. */
  public synchronized void add(Cookie cookie) {
    cookies.removeIf(old -> old.name().equals(cookie.name()) && old.path().equals(cookie.path()));
    cookies.add(cookie);
  }

  /** Forgets the cookies of this name. */
  public synchronized void remove(String name) {
    cookies.removeIf(cookie -> cookie.name().equals(name));
  }

  /** Forgets all cookies. */
  public synchronized void clear() {
    cookies.clear();
  }

  private static Optional<String> attribute(String attributes, String name) {
    String lower = attributes.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(name + "=");
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + name.length() + 1;
    int to = attributes.indexOf(';', from);
    return Optional.of(attributes.substring(from, to < 0 ? attributes.length() : to).strip());
  }

  private static boolean expired(String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    if (!lower.contains("expires=") || lower.contains("max-age=")) {
      return false;
    }
    return HttpCookie.parse(header).stream().anyMatch(HttpCookie::hasExpired);
  }

  private static String defaultPath(URI address) {
    String path = address.getRawPath();
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }
}
