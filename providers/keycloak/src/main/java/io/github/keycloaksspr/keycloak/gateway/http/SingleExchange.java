// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.MessageConstraintException;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.Configurable;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * One request over a client of {@link BoundedClients}, so that the server's proxy and trust store
 * hold for it and its answer is bounded, and what happened to it.
 *
 * <p>It is sent at most once. The client can be set to repeat after a lost connection; a person
 * would get two codes, of which the first is dead. That is not possible here: the body writes
 * itself only once. It ends within the two time-outs together, also if the other side sends a byte
 * now and then, and follows no redirect: that would carry the credentials elsewhere. Not
 * thread-safe.
 */
public final class SingleExchange {

  /** No answer about one message or call comes near this size. In bytes. */
  public static final int LONGEST_ANSWER = 64 * 1024;

  /** The answer has a longer line, more headers or a longer body than is read. */
  static final String TOO_LARGE = "the answer is too large to be one about a message";

  /** The time-outs were over before the answer was. */
  static final String TOO_SLOW = "the answer did not end within the time-outs";

  private final CloseableHttpClient client;
  private final TimeOuts timeOuts;

  private OneTimeBody body;
  private int status;
  private IOException failure;
  private boolean late;

  /**
   * What to send.
   *
   * @param method such as POST
   * @param target the whole address
   * @param headers all but the type of the body
   * @param contentType type of the body
   * @param body the body
   */
  public record Request(
      String method, URI target, Map<String, String> headers, String contentType, String body) {

    public Request {
      headers = Map.copyOf(headers);
    }

    /** Gives no secret and no number away. */
    @Override
    public String toString() {
      return method;
    }
  }

  /**
   * @param client a client of {@link BoundedClients}
   * @param timeOuts how long to wait
   */
  public SingleExchange(CloseableHttpClient client, TimeOuts timeOuts) {
    this.client = client;
    this.timeOuts = timeOuts;
  }

  /** The HTTP status of the answer, 0 if there was none. */
  public int status() {
    return status;
  }

  /** Whether the request may have reached the other side as a whole. */
  public boolean mayHaveArrived() {
    return body != null && body.begun();
  }

  /** What broke the exchange, empty if an answer was read to its end. */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * What an administrator is told of how it ended: the status, or what broke it. Never quotes what
   * was sent or answered.
   */
  public String cause() {
    if (failure == null) {
      return status == 0 ? "no connection was made" : "HTTP status " + status;
    }
    Throwable root = root(failure);
    if (root instanceof AnswerTooLargeException || root instanceof MessageConstraintException) {
      return TOO_LARGE;
    }
    return late || root instanceof SocketTimeoutException
        ? TOO_SLOW
        : root.getClass().getSimpleName();
  }

  /** Messages of failures quote addresses, and what surrounds the innermost one says less. */
  private static Throwable root(Throwable failure) {
    return failure.getCause() == null ? failure : root(failure.getCause());
  }

  /**
   * Whether the other side could not prove who it is: the trust store or the address must be
   * changed.
   */
  public boolean distrusted() {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Sends the request to where its address leads, and reads the answer, whatever its status.
   *
   * @throws IOException if there was no answer, or not all of it
   * @throws IllegalStateException if something was sent before
   */
  public byte[] send(Request request) throws IOException {
    URI target = request.target();
    return send(request, new HttpHost(target.getHost(), target.getPort(), target.getScheme()));
  }

  /**
   * Sends the request to that host, which may name an address that was looked up and judged before:
   * then nothing is looked up again.
   *
   * @throws IOException if there was no answer, or not all of it
   * @throws IllegalStateException if something was sent before
   */
  public byte[] send(Request request, HttpHost host) throws IOException {
    if (body != null) {
      throw new IllegalStateException("One exchange sends one request");
    }
    body = new OneTimeBody(request.body(), request.contentType());
    Outgoing outgoing = new Outgoing(request.method(), request.target());
    outgoing.setConfig(config());
    request.headers().forEach(outgoing::setHeader);
    outgoing.setEntity(body);
    CompletableFuture<Void> done = new CompletableFuture<>();
    CompletableFuture<Void> unused =
        done.orTimeout(timeOuts.together().toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (nothing, over) -> {
                  if (over != null) {
                    outgoing.abort();
                  }
                });
    try (CloseableHttpResponse response = client.execute(host, outgoing)) {
      status = response.getStatusLine().getStatusCode();
      return read(response.getEntity());
    } catch (IOException e) {
      failure = e;
      late = outgoing.isAborted();
      throw e;
    } finally {
      done.complete(null);
    }
  }

  /** The port of an address, also if it is the scheme's own and not written. */
  public static int port(URI target) {
    if (target.getPort() > 0) {
      return target.getPort();
    }
    return target.getScheme().equals("https") ? 443 : 80;
  }

  /**
   * The client's own configuration, but for our time-outs, and without what an answer could make us
   * do: follow a redirect, keep a cookie, unpack a body.
   */
  private RequestConfig config() {
    RequestConfig.Builder config =
        client instanceof Configurable configured && configured.getConfig() != null
            ? RequestConfig.copy(configured.getConfig())
            : RequestConfig.custom();
    int connect = (int) timeOuts.connect().toMillis();
    return config
        .setConnectionRequestTimeout(connect)
        .setConnectTimeout(connect)
        .setSocketTimeout((int) timeOuts.response().toMillis())
        .setRedirectsEnabled(false)
        .setContentCompressionEnabled(false)
        .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
        .build();
  }

  /** Closes the content only where all of it was read: closing it reads the rest. */
  private static byte[] read(HttpEntity entity) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    InputStream content = entity.getContent();
    byte[] answer = content.readNBytes(LONGEST_ANSWER + 1);
    if (answer.length > LONGEST_ANSWER) {
      throw new AnswerTooLargeException();
    }
    content.close();
    return answer;
  }

  private static final class Outgoing extends HttpEntityEnclosingRequestBase {

    private final String method;

    Outgoing(String method, URI target) {
      this.method = method;
      setURI(target);
    }

    @Override
    public String getMethod() {
      return method;
    }
  }
}
