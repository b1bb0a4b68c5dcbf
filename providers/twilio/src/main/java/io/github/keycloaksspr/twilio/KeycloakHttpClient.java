// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import com.twilio.Twilio;
import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHeaders;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.Configurable;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * Carries one request of the SDK over the server's own HTTP client, so that the server's proxy,
 * trust store and connection pool hold for it, and remembers what happened to it.
 *
 * <p>A request is sent at most once. The SDK's own client repeats after a 5xx, the server's client
 * can be set to repeat after a lost connection; a person would get two codes, of which the first is
 * dead. Neither is possible here: the first is overridden, and the body writes itself only once.
 *
 * <p>A request ends within the two time-outs of the settings together, also if the other side sends
 * a byte now and then. Not thread-safe.
 */
final class KeycloakHttpClient extends HttpClient {

  /** No answer about one message or call comes near this size. In bytes. */
  static final int LONGEST_ANSWER = 64 * 1024;

  private static final String USER_AGENT = "twilio-java/" + Twilio.VERSION + " keycloak-sspr";
  private static final Header[] NO_HEADERS = {};

  private final CloseableHttpClient server;
  private final TwilioSettings settings;

  private boolean used;
  private OneTimeForm form;
  private int status;
  private IOException failure;

  KeycloakHttpClient(CloseableHttpClient server, TwilioSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  /** The HTTP status of the answer, 0 if there was none. */
  int status() {
    return status;
  }

  /** Whether the request may have reached the other side as a whole. */
  boolean mayHaveArrived() {
    return form != null && form.begun();
  }

  /** What broke the exchange, empty if an answer was read to its end. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Whether the other side could not prove who it is: the trust store or the base URL must be
   * changed.
   */
  boolean distrusted() {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(
      Request request, int[] retryCodes, int retries, long delayMillis) {
    return makeRequest(request);
  }

  /**
   * Sends the request and reads the answer, whatever its status.
   *
   * @throws ApiConnectionException if there was no answer, or not all of it
   * @throws IllegalStateException if this client was used before
   */
  @Override
  public Response makeRequest(Request request) {
    if (used || request.getMethod() != HttpMethod.POST) {
      throw new IllegalStateException("One client sends one POST");
    }
    used = true;
    form = new OneTimeForm(request.encodeFormBody());
    HttpPost post = new HttpPost(target(request));
    post.setConfig(config());
    post.setHeader(HttpHeaders.AUTHORIZATION, request.getAuthString());
    post.setHeader(HttpHeaders.ACCEPT, "application/json");
    post.setHeader(HttpHeaders.USER_AGENT, USER_AGENT);
    post.setEntity(form);

    CompletableFuture<Void> done = new CompletableFuture<>();
    CompletableFuture<Void> unused =
        done.orTimeout(
                settings.connectTimeout().plus(settings.responseTimeout()).toMillis(),
                TimeUnit.MILLISECONDS)
            .whenComplete(
                (nothing, late) -> {
                  if (late != null) {
                    post.abort();
                  }
                });
    try (CloseableHttpResponse response = server.execute(post)) {
      status = response.getStatusLine().getStatusCode();
      // Never null: the SDK's debug log counts the headers without asking.
      return new Response(new ByteArrayInputStream(body(response.getEntity())), status, NO_HEADERS);
    } catch (IOException e) {
      failure = e;
      // Its message may quote an address or a piece of the answer; the kind of failure is all that
      // is needed.
      throw new ApiConnectionException(e.getClass().getSimpleName());
    } finally {
      done.complete(null);
    }
  }

  /**
   * The server's own configuration, but for our time-outs and without redirects: they would carry
   * our credentials.
   */
  private RequestConfig config() {
    RequestConfig.Builder config =
        server instanceof Configurable configured && configured.getConfig() != null
            ? RequestConfig.copy(configured.getConfig())
            : RequestConfig.custom();
    int connect = (int) settings.connectTimeout().toMillis();
    return config
        .setConnectionRequestTimeout(connect)
        .setConnectTimeout(connect)
        .setSocketTimeout((int) settings.responseTimeout().toMillis())
        .setRedirectsEnabled(false)
        .build();
  }

  private URI target(Request request) {
    try {
      URI url = request.constructURL().toURI();
      if (settings.baseUrl().isEmpty()) {
        return url;
      }
      URI base = settings.baseUrl().get();
      return new URI(
          base.getScheme(),
          null,
          base.getHost(),
          base.getPort(),
          url.getPath(),
          url.getQuery(),
          null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The SDK made a URL that is none", e);
    }
  }

  private static byte[] body(HttpEntity entity) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    try (InputStream content = entity.getContent()) {
      byte[] body = content.readNBytes(LONGEST_ANSWER + 1);
      if (body.length > LONGEST_ANSWER) {
        throw new IOException("The answer is too long");
      }
      return body;
    }
  }
}
