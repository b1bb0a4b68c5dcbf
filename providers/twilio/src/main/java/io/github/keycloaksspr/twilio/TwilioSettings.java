// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import static io.github.keycloaksspr.twilio.TwilioOptions.ACCOUNT_SID;
import static io.github.keycloaksspr.twilio.TwilioOptions.API_KEY;
import static io.github.keycloaksspr.twilio.TwilioOptions.API_KEY_SECRET;
import static io.github.keycloaksspr.twilio.TwilioOptions.AUTH_TOKEN;
import static io.github.keycloaksspr.twilio.TwilioOptions.BASE_URL;
import static io.github.keycloaksspr.twilio.TwilioOptions.CONNECT_TIMEOUT;
import static io.github.keycloaksspr.twilio.TwilioOptions.EDGE;
import static io.github.keycloaksspr.twilio.TwilioOptions.FROM;
import static io.github.keycloaksspr.twilio.TwilioOptions.MESSAGING_SERVICE_SID;
import static io.github.keycloaksspr.twilio.TwilioOptions.REGION;
import static io.github.keycloaksspr.twilio.TwilioOptions.RESPONSE_TIMEOUT;
import static io.github.keycloaksspr.twilio.TwilioOptions.VOICE_FROM;

import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.keycloak.gateway.http.TimeOuts;
import io.github.keycloaksspr.spi.Channel;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One Twilio account and how to use it, checked: what is here may be sent. Nothing in it is ever
 * null.
 *
 * @param accountSid the account that owns the messages
 * @param user who signs in: the account itself, or an API key of it
 * @param secret the account's token, or the key's secret
 * @param sender the {@code From} of texts: a number, a short code or a name; empty if a messaging
 *     service chooses
 * @param messagingServiceSid the messaging service that sends the texts
 * @param caller the number that calls come from; empty if there are no calls
 * @param region Twilio's region, empty for Twilio's default
 * @param edge Twilio's edge location, empty for Twilio's default
 * @param baseUrl where requests go instead of Twilio's own address
 * @param timeOuts how long to wait
 */
record TwilioSettings(
    String accountSid,
    String user,
    String secret,
    Optional<String> sender,
    Optional<String> messagingServiceSid,
    Optional<String> caller,
    Optional<String> region,
    Optional<String> edge,
    Optional<URI> baseUrl,
    TimeOuts timeOuts) {

  private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");
  private static final Pattern KEY = Pattern.compile("SK[0-9a-fA-F]{32}");
  private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");
  private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 +&_-]{1,11}");
  private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{8,128}");
  // One label of a host name. No dot: no setting may lead the credentials to another host by way of
  // these two.
  private static final Pattern PLACE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1\\]");

  /**
   * Reads and checks an account.
   *
   * @param options server options, or settings of a realm
   * @throws IllegalArgumentException if they do not make a usable account; its message names the
   *     option, says what is wrong and what to do, and never repeats a value
   */
  static TwilioSettings read(GatewaySettings options) {
    String accountSid =
        options
            .matching(
                ACCOUNT_SID,
                ACCOUNT,
                "must be AC and 32 hexadecimal digits; copy it from the Twilio console")
            .orElseThrow(
                () ->
                    options.refusal(
                        ACCOUNT_SID, "is missing; set it, or unset all options of this gateway"));
    Optional<String> token =
        options.matching(AUTH_TOKEN, SECRET, "must be the account's auth token, without spaces");
    Optional<String> key =
        options.matching(
            API_KEY, KEY, "must be SK and 32 hexadecimal digits; copy it from the Twilio console");
    Optional<String> keySecret =
        options.matching(API_KEY_SECRET, SECRET, "must be the key's secret, without spaces");
    checkCredentials(options, token, key, keySecret);

    Optional<String> from = options.value(FROM);
    from.ifPresent(sender -> checkSender(options, sender));
    Optional<String> service =
        options.matching(MESSAGING_SERVICE_SID, SERVICE, "must be MG and 32 hexadecimal digits");
    Optional<String> caller =
        options
            .matching(
                VOICE_FROM,
                NUMBER,
                "must be a phone number of the account, written as +14155550100")
            .or(() -> from.filter(value -> NUMBER.matcher(value).matches()));
    if (from.isEmpty() && service.isEmpty() && caller.isEmpty()) {
      throw options.refusal(
          FROM, "is missing; set it or " + options.written(MESSAGING_SERVICE_SID));
    }

    String places =
        "must be the name of one of Twilio's, in lower case letters, digits and hyphens";
    Optional<String> region = options.matching(REGION, PLACE, places);
    Optional<String> edge = options.matching(EDGE, PLACE, places);
    Optional<URI> baseUrl = options.value(BASE_URL).map(value -> baseUrl(options, value));
    if (baseUrl.isPresent() && (region.isPresent() || edge.isPresent())) {
      throw options.refusal(BASE_URL, "takes the place of region and edge; unset it or those two");
    }
    return new TwilioSettings(
        accountSid,
        key.orElse(accountSid),
        keySecret.or(() -> token).orElseThrow(),
        service.isPresent() ? Optional.empty() : from,
        service,
        caller,
        region,
        edge,
        baseUrl,
        new TimeOuts(
            options.timeOut(CONNECT_TIMEOUT, TimeOuts.USUAL.connect()),
            options.timeOut(RESPONSE_TIMEOUT, TimeOuts.USUAL.response())));
  }

  /** Whether there is a sender for this channel. */
  boolean serves(Channel channel) {
    return switch (channel) {
      case SMS -> sender.isPresent() || messagingServiceSid.isPresent();
      case VOICE -> caller.isPresent();
      case MAIL -> false;
    };
  }

  /** The account's last four characters: enough to tell two accounts apart in a log. */
  String label() {
    return "AC…" + accountSid.substring(accountSid.length() - 4);
  }

  /** Gives no secret away. */
  @Override
  public String toString() {
    return "TwilioSettings[" + label() + "]";
  }

  private static void checkCredentials(
      GatewaySettings options,
      Optional<String> token,
      Optional<String> key,
      Optional<String> keySecret) {
    if (token.isPresent() && (key.isPresent() || keySecret.isPresent())) {
      throw options.refusal(AUTH_TOKEN, "is set beside an API key; unset one of the two");
    }
    if (key.isPresent() != keySecret.isPresent()) {
      throw options.refusal(
          key.isPresent() ? API_KEY_SECRET : API_KEY,
          "is missing; an API key needs its SID and its secret");
    }
    if (token.isEmpty() && key.isEmpty()) {
      throw options.refusal(AUTH_TOKEN, "is missing; set it, or an API key and its secret");
    }
  }

  private static void checkSender(GatewaySettings options, String from) {
    if (!NUMBER.matcher(from).matches()
        && !SHORT_CODE.matcher(from).matches()
        && !NAME.matcher(from).matches()) {
      throw options.refusal(
          FROM,
          "must be a phone number written as +14155550100, a short code, or a name of up to 11 letters, digits,"
              + " spaces and + - _ & with at least one letter");
    }
  }

  private static URI baseUrl(GatewaySettings options, String value) {
    URI url;
    try {
      url = new URI(value);
    } catch (URISyntaxException e) {
      // Not kept as the cause: it quotes the value, and the value may hold a password.
      throw options.refusal(BASE_URL, "must be a URL as https://twilio.example.org:8443");
    }
    boolean bare =
        url.getRawUserInfo() == null
            && url.getRawQuery() == null
            && url.getRawFragment() == null
            && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
    if (url.getHost() == null || !bare) {
      throw options.refusal(
          BASE_URL, "must be scheme, host and port alone, as https://twilio.example.org:8443");
    }
    boolean safe =
        url.getScheme().equals("https")
            || (url.getScheme().equals("http") && LOOPBACK.matcher(url.getHost()).matches());
    if (!safe) {
      throw options.refusal(
          BASE_URL, "must begin with https: the requests carry the account's credentials");
    }
    return url;
  }
}
