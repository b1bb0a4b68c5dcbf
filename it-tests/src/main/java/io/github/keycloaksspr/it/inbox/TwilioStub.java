// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.support.Urls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for the part of Twilio's REST API that sends texts and makes calls.
 *
 * <p>It checks requests as Twilio would, answers as Twilio does, and puts what a person would read
 * or hear into the inbox. Requests that break a rule are kept with the reason, so that a test can
 * ask that there were none. What a test ordered to fail with {@link #failFor} is no broken rule.
 */
public final class TwilioStub implements HttpHandler {

  /** Where the stub stands below a server's root. */
  public static final String PATH = "/2010-04-01/";

  private static final Pattern RESOURCE =
      Pattern.compile("/2010-04-01/Accounts/([^/]+)/([A-Za-z]+)\\.json");
  private static final Pattern ACCOUNT_SID = Pattern.compile("AC[0-9a-f]{32}");
  private static final DateTimeFormatter TWILIO_TIME =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String accountSid;
  private final String authToken;
  private final Consumer<Message> inbox;
  private final Map<String, TwilioRejection> failures = new ConcurrentHashMap<>();
  private final List<Rejected> rejected = new CopyOnWriteArrayList<>();

  /**
   * Makes a stub that knows one account.
   *
   * @param accountSid AC and 32 hexadecimal digits
   * @param authToken the account's secret
   * @param inbox gets every text and call
   */
  public TwilioStub(String accountSid, String authToken, Consumer<Message> inbox) {
    if (!ACCOUNT_SID.matcher(accountSid).matches()) {
      throw new IllegalArgumentException("Not an account SID: " + accountSid);
    }
    this.accountSid = accountSid;
    this.authToken = authToken;
    this.inbox = inbox;
    failLikeTwiliosTestNumbers();
  }

  /** The account's id. */
  public String accountSid() {
    return accountSid;
  }

  /** The account's secret. */
  public String authToken() {
    return authToken;
  }

  /**
   * From now on everything to this number fails.
   *
   * @param to in E.164
   * @param status the HTTP status of the answer
   * @param code Twilio's number of the error
   */
  public void failFor(String to, int status, int code) {
    failures.put(to, new TwilioRejection(status, code, "Failed as ordered for " + to));
  }

  /** The number works again. */
  public void workFor(String to) {
    failures.remove(to);
  }

  /** The reasons of all requests that broke a rule. */
  public List<String> rejected() {
    return rejected.stream().map(Rejected::reason).toList();
  }

  /** The reasons of the requests to this number that broke a rule. */
  public List<String> rejected(String to) {
    return rejected.stream()
        .filter(request -> request.to().equals(to))
        .map(Rejected::reason)
        .toList();
  }

  /**
   * A request that broke a rule.
   *
   * @param to whom it was to; empty where it does not say
   * @param reason which rule
   */
  private record Rejected(String to, String reason) {}

  /** Forgets the requests that broke a rule. */
  public void forgetRejected() {
    rejected.clear();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher path = RESOURCE.matcher(exchange.getRequestURI().getPath());
      Optional<TwilioRejection> broken = checkEnvelope(exchange, path);
      if (broken.isPresent()) {
        reject(exchange, Urls.decode(body), broken.get());
        return;
      }
      TwilioRules.Resource resource = TwilioRules.Resource.of(path.group(2)).orElseThrow();
      Map<String, List<String>> form = Urls.decode(body);
      Optional<TwilioRejection> wrong = TwilioRules.check(resource, form);
      if (wrong.isPresent()) {
        reject(exchange, form, wrong.get());
        return;
      }
      send(exchange, resource, form);
    }
  }

  private Optional<TwilioRejection> checkEnvelope(HttpExchange exchange, Matcher path) {
    if (!path.matches() || TwilioRules.Resource.of(path.group(2)).isEmpty()) {
      return Optional.of(
          new TwilioRejection(
              404,
              20404,
              "The requested resource " + exchange.getRequestURI().getPath() + " was not found"));
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return Optional.of(new TwilioRejection(405, 20004, "Method not allowed"));
    }
    if (!authorised(exchange)) {
      return Optional.of(new TwilioRejection(401, 20003, "Authenticate"));
    }
    if (!path.group(1).equals(accountSid)) {
      return Optional.of(new TwilioRejection(404, 20404, "No such account " + path.group(1)));
    }
    String type = header(exchange, "Content-Type").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      return Optional.of(new TwilioRejection(415, 20001, "Not a form: " + type));
    }
    return Optional.empty();
  }

  private boolean authorised(HttpExchange exchange) {
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((accountSid + ":" + authToken).getBytes(StandardCharsets.UTF_8));
    return header(exchange, "Authorization").equals(expected);
  }

  private void send(
      HttpExchange exchange, TwilioRules.Resource resource, Map<String, List<String>> form)
      throws IOException {
    String to = form.get("To").get(0);
    TwilioRejection ordered = failures.get(to);
    if (ordered != null) {
      answer(exchange, ordered.status(), ordered.body());
      return;
    }
    Map<String, String> raw = new LinkedHashMap<>();
    form.forEach((name, values) -> raw.put(name, String.join(", ", values)));
    boolean text = resource == TwilioRules.Resource.MESSAGES;
    Message message =
        Message.arrived(
                text ? Message.Kind.SMS : Message.Kind.VOICE,
                raw.getOrDefault("From", raw.getOrDefault("MessagingServiceSid", "")),
                to,
                "",
                text ? raw.getOrDefault("Body", "") : spoken(raw),
                "")
            .withRaw(raw);
    inbox.accept(message);
    answer(exchange, 201, text ? messageBody(message) : callBody(message));
  }

  private static String spoken(Map<String, String> raw) {
    return raw.containsKey("Twiml") ? Twiml.read(raw.get("Twiml")).spoken() : raw.get("Url");
  }

  private Map<String, Object> messageBody(Message message) {
    String sid = sid("SM");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("sid", sid);
    body.put("account_sid", accountSid);
    body.put("messaging_service_sid", message.raw().get("MessagingServiceSid"));
    body.put("api_version", "2010-04-01");
    body.put("from", message.raw().get("From"));
    body.put("to", message.to());
    body.put("body", message.text());
    body.put("direction", "outbound-api");
    body.put("status", message.raw().containsKey("MessagingServiceSid") ? "accepted" : "queued");
    body.put("num_segments", "1");
    body.put("num_media", "0");
    body.put("price", null);
    body.put("price_unit", "USD");
    body.put("error_code", null);
    body.put("error_message", null);
    body.put("date_created", TWILIO_TIME.format(message.time()));
    body.put("date_updated", TWILIO_TIME.format(message.time()));
    body.put("date_sent", null);
    body.put("uri", "/2010-04-01/Accounts/" + accountSid + "/Messages/" + sid + ".json");
    body.put("subresource_uris", Map.of());
    return body;
  }

  private Map<String, Object> callBody(Message message) {
    String sid = sid("CA");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("sid", sid);
    body.put("account_sid", accountSid);
    body.put("api_version", "2010-04-01");
    body.put("from", message.from());
    body.put("from_formatted", message.from());
    body.put("to", message.to());
    body.put("to_formatted", message.to());
    body.put("direction", "outbound-api");
    body.put("status", "queued");
    body.put("start_time", null);
    body.put("end_time", null);
    body.put("duration", null);
    body.put("price", null);
    body.put("price_unit", "USD");
    body.put("answered_by", null);
    body.put("parent_call_sid", null);
    body.put("date_created", TWILIO_TIME.format(Instant.now()));
    body.put("date_updated", TWILIO_TIME.format(Instant.now()));
    body.put("uri", "/2010-04-01/Accounts/" + accountSid + "/Calls/" + sid + ".json");
    body.put("subresource_uris", Map.of());
    return body;
  }

  private void reject(
      HttpExchange exchange, Map<String, List<String>> form, TwilioRejection rejection)
      throws IOException {
    rejected.add(
        new Rejected(
            String.join(", ", form.getOrDefault("To", List.of())),
            "%s %s: %d %s"
                .formatted(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    rejection.code(),
                    rejection.message())));
    if (rejection.status() == 401) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Twilio API\"");
    }
    answer(exchange, rejection.status(), rejection.body());
  }

  private static void answer(HttpExchange exchange, int status, Map<String, Object> body)
      throws IOException {
    byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  private static String sid(String prefix) {
    return prefix + UUID.randomUUID().toString().replace("-", "");
  }

  /** Twilio publishes numbers that always fail, for tests. */
  private void failLikeTwiliosTestNumbers() {
    failures.put("+15005550001", TwilioRejection.badRequest(21211, "The 'To' number is not valid"));
    failures.put(
        "+15005550002", TwilioRejection.badRequest(21612, "Twilio cannot route to this number"));
    failures.put(
        "+15005550003",
        TwilioRejection.badRequest(21408, "No permission to send to the number's region"));
    failures.put("+15005550004", TwilioRejection.badRequest(21610, "The recipient has opted out"));
    failures.put(
        "+15005550009", TwilioRejection.badRequest(21614, "'To' number cannot receive texts"));
  }
}
