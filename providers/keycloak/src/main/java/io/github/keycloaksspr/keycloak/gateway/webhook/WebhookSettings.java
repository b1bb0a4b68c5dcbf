// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.BODY;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.CONNECT_TIMEOUT;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.CONTENT_TYPE;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.METHOD;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.RESPONSE_TIMEOUT;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.URL;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.VOICE_BODY;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.VOICE_URL;

import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.keycloak.gateway.http.TimeOuts;
import io.github.keycloaksspr.spi.Channel;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One HTTP gateway and how to use it, checked.
 *
 * @param method POST or PUT
 * @param contentType media type of the bodies
 * @param kind the language of the bodies
 * @param texts where and how texts are sent, empty if they are not
 * @param calls where and how calls are made, empty if they are not
 * @param headers what is added to each request
 * @param authorisation how requests sign in
 * @param answers what answers mean
 * @param timeOuts how long to wait
 */
record WebhookSettings(
    String method,
    String contentType,
    ContentKind kind,
    Optional<Endpoint> texts,
    Optional<Endpoint> calls,
    Map<String, String> headers,
    Authorisation authorisation,
    WebhookAnswers answers,
    TimeOuts timeOuts) {

  /** What every message has. */
  private static final Set<String> COMMON = Set.of("to", "toDigits", "text", "reference");

  private static final Set<String> OF_TEXTS = Set.of("validitySeconds");
  private static final Set<String> OF_CALLS = Set.of("language", "extension");
  private static final Set<String> FIGURES = Set.of("toDigits", "validitySeconds");
  private static final Set<String> SECRETS = Set.of("user", "secret");

  private static final String HOSTILE = "\"'\\<>&=%}\n]]>";
  private static final Pattern SECRET_PARAMETER =
      Pattern.compile(
          "(?i)(?:^|.*[&_-])(?:(?:api|access|auth)[_-]?)?(?:key|token|secret|password|passwd|pwd|pass)=.*");

  /** A name that speaks of a secret, and a value that is no place for one. */
  private static final Pattern SECRET_IN_BODY =
      Pattern.compile(
          "(?i)(?:secret|passw|pwd|token|api[_-]?key|access[_-]?key)[a-z0-9_-]*[\"']?\\s*[=:>]\\s*[\"']?[^\"'\\s{<&]");

  /**
   * Where messages of one kind go.
   *
   * @param url the address
   * @param body what is sent there
   */
  record Endpoint(URI url, Template body) {}

  /**
   * Reads and checks the settings.
   *
   * @param rules what addresses may be used; plain http is for allowed networks only
   * @throws IllegalArgumentException if they cannot be used; its message never repeats a value
   */
  static WebhookSettings read(GatewaySettings settings, AddressRules rules) {
    String method =
        settings
            .matching(METHOD, Pattern.compile("POST|PUT"), "must be POST or PUT")
            .orElse("POST");
    String contentType = settings.value(CONTENT_TYPE).orElse("application/json");
    ContentKind kind =
        ContentKind.of(contentType)
            .orElseThrow(
                () ->
                    settings.refusal(
                        CONTENT_TYPE,
                        "must be application/json, application/x-www-form-urlencoded, application/xml or the like"));
    Authorisation authorisation = Authorisation.read(settings);
    Reader reader = new Reader(settings, rules, kind, authorisation);
    Optional<Endpoint> texts = reader.endpoint(BODY, URL, OF_TEXTS);
    Optional<Endpoint> calls =
        reader.endpoint(
            VOICE_BODY, settings.value(VOICE_URL).isPresent() ? VOICE_URL : URL, OF_CALLS);
    if (texts.isEmpty() && calls.isEmpty()) {
      throw settings.refusal(BODY, "is missing; without it or voiceBody there is nothing to send");
    }
    return new WebhookSettings(
        method,
        contentType,
        kind,
        texts,
        calls,
        Headers.read(settings),
        authorisation,
        WebhookAnswers.read(settings),
        new TimeOuts(
            settings.timeOut(CONNECT_TIMEOUT, TimeOuts.USUAL.connect()),
            settings.timeOut(RESPONSE_TIMEOUT, TimeOuts.USUAL.response())));
  }

  /** Whether such messages can be sent. */
  boolean serves(Channel channel) {
    return switch (channel) {
      case SMS -> texts.isPresent();
      case VOICE -> calls.isPresent();
      case MAIL -> false;
    };
  }

  /** Gives no secret away. */
  @Override
  public String toString() {
    return "WebhookSettings";
  }

  private record Reader(
      GatewaySettings settings, AddressRules rules, ContentKind kind, Authorisation authorisation) {

    Optional<Endpoint> endpoint(String bodyName, String urlName, Set<String> special) {
      Optional<Template> body = settings.value(bodyName).map(Template::new);
      body.ifPresent(template -> check(bodyName, template, special));
      return body.map(template -> new Endpoint(url(urlName), template));
    }

    private void check(String name, Template body, Set<String> special) {
      Set<String> known = new TreeSet<>(COMMON);
      known.addAll(special);
      if (authorisation instanceof Authorisation.Body) {
        known.addAll(SECRETS);
      }
      if (!known.containsAll(body.names())) {
        throw settings.refusal(
            name,
            "has a place that nothing is put into; there are {{"
                + String.join("}}, {{", known)
                + "}}");
      }
      if (SECRET_IN_BODY.matcher(body.text()).find()) {
        throw settings.refusal(
            name, "must not hold a secret; set auth to body, and put {{secret}} where it belongs");
      }
      if (!body.has("text") || !(body.has("to") || body.has("toDigits"))) {
        throw settings.refusal(name, "must hold {{text}}, and {{to}} or {{toDigits}}");
      }
      Map<String, String> samples = new HashMap<>();
      known.forEach(place -> samples.put(place, FIGURES.contains(place) ? "1234567" : HOSTILE));
      if (!kind.isWellFormed(body.fill(samples, kind::escape))) {
        throw settings.refusal(
            name,
            switch (kind) {
              case JSON ->
                  "must be JSON with all places inside quotes; only {{toDigits}} and {{validitySeconds}} may"
                      + " stand without";
              case FORM -> "must be name=value pairs with & between them, encoded for a form";
              case XML ->
                  "must be XML without a DTD, with all places in texts or quoted attributes";
            });
      }
    }

    private URI url(String name) {
      String rule =
          "must be an address such as https://sms.example.org/send, without user and fragment";
      String written = settings.value(name).orElseThrow(() -> settings.refusal(name, "is missing"));
      URI url;
      try {
        url = new URI(written);
      } catch (URISyntaxException e) {
        // Not kept as the cause: it quotes the value.
        throw settings.refusal(name, rule);
      }
      if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
        throw settings.refusal(name, rule);
      }
      boolean plain = "http".equals(url.getScheme()) && !rules.allowed().isEmpty();
      if (!plain && !"https".equals(url.getScheme())) {
        throw settings.refusal(name, "must begin with https: requests carry codes and secrets");
      }
      if (url.getRawQuery() != null && SECRET_PARAMETER.matcher(url.getRawQuery()).matches()) {
        throw settings.refusal(name, "must not hold a secret; use auth and secret for it");
      }
      return url;
    }
  }

  /** The values for all places of a message, secrets included. */
  Map<String, String> withSecrets(Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(authorisation.values());
    return all;
  }
}
