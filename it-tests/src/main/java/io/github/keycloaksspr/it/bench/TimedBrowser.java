// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.support.Urls;
import io.github.keycloaksspr.it.web.Cookies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser that does as little as it can, and times its requests. */
final class TimedBrowser {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+/login-actions/[^\"]+)\"");
  private static final Pattern MARK = Pattern.compile("data-sspr-page=\"([^\"]+)\"");
  private static final double NANOS_PER_MILLI = 1e6;

  private final Cookies cookies = new Cookies();
  private final String address;
  private String body = "";

  /**
   * @param address what the server takes for the client's network address
   */
  TimedBrowser(String address) {
    this.address = address;
  }

  void open(URI page) {
    follow(request(page).GET().build());
  }

  /**
   * Posts the first form of the page.
   *
   * @param mark of the page that must come
   * @return milliseconds until the page was there
   */
  double post(Map<String, String> fields, String mark) {
    return post(fields, Set.of(mark));
  }

  /** The same where several pages may come. */
  double post(Map<String, String> fields, Set<String> marks) {
    Matcher action = ACTION.matcher(body);
    if (!action.find()) {
      throw new IllegalStateException("No form on " + body);
    }
    HttpRequest request =
        request(URI.create(action.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Urls.encode(fields)))
            .build();
    long begin = System.nanoTime();
    follow(request);
    double took = (System.nanoTime() - begin) / NANOS_PER_MILLI;
    if (!marks.contains(mark())) {
      throw new IllegalStateException("Not the page " + marks + ": " + body);
    }
    return took;
  }

  /** Of the page that it shows; empty where that is none of ours. */
  String mark() {
    Matcher found = MARK.matcher(body);
    return found.find() ? found.group(1) : "";
  }

  private HttpRequest.Builder request(URI page) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(page)
            .header("Accept", "text/html")
            .header("Accept-Language", "en")
            .header("X-Forwarded-For", address);
    String cookie = cookies.header(page);
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private void follow(HttpRequest first) {
    try {
      HttpRequest request = first;
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      while (response.statusCode() / 100 == 3) {
        take(request.uri(), response);
        URI next = request.uri().resolve(response.headers().firstValue("Location").orElseThrow());
        request = request(next).GET().build();
        response = HTTP.send(request, BodyHandlers.ofString());
      }
      take(request.uri(), response);
      body = response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private void take(URI page, HttpResponse<String> response) {
    response.headers().allValues("Set-Cookie").forEach(line -> cookies.receive(page, line));
  }
}
