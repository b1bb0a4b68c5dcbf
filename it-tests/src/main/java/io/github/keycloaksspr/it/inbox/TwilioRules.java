// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Twilio asks of a request that sends a text or makes a call, by its published parameters.
 *
 * <p>Stricter than Twilio in two ways, so that slips show at once: a parameter that Twilio does not
 * know is refused (Twilio ignores it), and the TwiML is read when the call is made (Twilio reads it
 * when the call is answered).
 */
final class TwilioRules {

  /** What is created. */
  enum Resource {
    /** A text message. */
    MESSAGES("Messages"),
    /** A call. */
    CALLS("Calls");

    private final String path;

    Resource(String path) {
      this.path = path;
    }

    static Optional<Resource> of(String path) {
      for (Resource resource : values()) {
        if (resource.path.equals(path)) {
          return Optional.of(resource);
        }
      }
      return Optional.empty();
    }
  }

  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern SENDER_NAME =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 +_&-]{1,11}");
  private static final Pattern SHORT_CODE = Pattern.compile("\\d{3,8}");
  private static final Pattern SERVICE = Pattern.compile("MG[0-9a-f]{32}");
  private static final Pattern SEND_DIGITS = Pattern.compile("[0-9#*w]{1,32}");
  private static final int LONGEST_BODY = 1600;
  private static final int LONGEST_TWIML = 4000;

  private static final Set<String> MESSAGE_PARAMETERS =
      Set.of(
          "To",
          "From",
          "MessagingServiceSid",
          "Body",
          "ContentSid",
          "ContentVariables",
          "MediaUrl",
          "StatusCallback",
          "ApplicationSid",
          "MaxPrice",
          "ProvideFeedback",
          "Attempt",
          "ValidityPeriod",
          "ForceDelivery",
          "ContentRetention",
          "AddressRetention",
          "SmartEncoded",
          "PersistentAction",
          "TrafficType",
          "ShortenUrls",
          "ScheduleType",
          "SendAt",
          "SendAsMms",
          "RiskCheck");

  private static final Set<String> CALL_PARAMETERS =
      Set.of(
          "To",
          "From",
          "Url",
          "Twiml",
          "ApplicationSid",
          "Method",
          "FallbackUrl",
          "FallbackMethod",
          "StatusCallback",
          "StatusCallbackEvent",
          "StatusCallbackMethod",
          "SendDigits",
          "Timeout",
          "TimeLimit",
          "Record",
          "RecordingChannels",
          "RecordingStatusCallback",
          "RecordingStatusCallbackMethod",
          "RecordingStatusCallbackEvent",
          "RecordingTrack",
          "SipAuthUsername",
          "SipAuthPassword",
          "MachineDetection",
          "MachineDetectionTimeout",
          "MachineDetectionSpeechThreshold",
          "MachineDetectionSpeechEndThreshold",
          "MachineDetectionSilenceTimeout",
          "AsyncAmd",
          "AsyncAmdStatusCallback",
          "AsyncAmdStatusCallbackMethod",
          "Trim",
          "CallerId",
          "Byoc",
          "CallReason",
          "CallToken");

  private static final Set<String> MANY_ALLOWED =
      Set.of("MediaUrl", "PersistentAction", "StatusCallbackEvent", "RecordingStatusCallbackEvent");

  private final Resource resource;
  private final Map<String, List<String>> form;

  private TwilioRules(Resource resource, Map<String, List<String>> form) {
    this.resource = resource;
    this.form = form;
  }

  /** The first rule that the request breaks. */
  static Optional<TwilioRejection> check(Resource resource, Map<String, List<String>> form) {
    TwilioRules rules = new TwilioRules(resource, form);
    return rules.names().or(rules::to).or(rules::from).or(rules::content);
  }

  private Optional<TwilioRejection> names() {
    Set<String> known = resource == Resource.MESSAGES ? MESSAGE_PARAMETERS : CALL_PARAMETERS;
    for (Map.Entry<String, List<String>> parameter : form.entrySet()) {
      if (!known.contains(parameter.getKey())) {
        return no(20001, "Unknown parameter " + parameter.getKey());
      }
      if (parameter.getValue().size() > 1 && !MANY_ALLOWED.contains(parameter.getKey())) {
        return no(20001, "Parameter " + parameter.getKey() + " more than once");
      }
    }
    return Optional.empty();
  }

  private Optional<TwilioRejection> to() {
    if (value("To").isEmpty()) {
      return resource == Resource.MESSAGES
          ? no(21604, "A 'To' phone number is required.")
          : no(21201, "No 'To' number is specified");
    }
    if (!E164.matcher(value("To")).matches()) {
      return no(21211, "Invalid 'To' Phone Number: " + value("To"));
    }
    return Optional.empty();
  }

  private Optional<TwilioRejection> from() {
    String from = value("From");
    if (resource == Resource.CALLS) {
      if (from.isEmpty()) {
        return no(21213, "No 'From' number is specified");
      }
      return E164.matcher(from).matches()
          ? Optional.empty()
          : no(21212, "Invalid 'From' Phone Number: " + from);
    }
    String service = value("MessagingServiceSid");
    if (from.isEmpty() && service.isEmpty()) {
      return no(21603, "A 'From' phone number or a 'MessagingServiceSid' is required.");
    }
    if (!service.isEmpty() && !SERVICE.matcher(service).matches()) {
      return no(21701, "The Messaging Service does not exist: " + service);
    }
    boolean goodSender =
        from.isEmpty()
            || E164.matcher(from).matches()
            || SHORT_CODE.matcher(from).matches()
            || SENDER_NAME.matcher(from).matches();
    return goodSender ? Optional.empty() : no(21212, "Invalid 'From' Phone Number: " + from);
  }

  private Optional<TwilioRejection> content() {
    return resource == Resource.MESSAGES ? message() : call();
  }

  private Optional<TwilioRejection> message() {
    String body = value("Body");
    if (body.isBlank() && value("MediaUrl").isEmpty() && value("ContentSid").isEmpty()) {
      return no(21602, "Message body is required.");
    }
    if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
      return no(21617, "The concatenated message body exceeds the 1600 character limit");
    }
    return whole("ValidityPeriod", 1, 36_000)
        .or(() -> whole("Attempt", 1, 9_999))
        .or(() -> oneOf("RiskCheck", Set.of("enable", "disable")))
        .or(() -> oneOf("ContentRetention", Set.of("retain", "discard")))
        .or(() -> oneOf("AddressRetention", Set.of("retain", "obfuscate")))
        .or(() -> oneOf("TrafficType", Set.of("free")))
        .or(() -> flag("ProvideFeedback"))
        .or(() -> flag("ForceDelivery"))
        .or(() -> flag("SmartEncoded"))
        .or(() -> flag("ShortenUrls"))
        .or(() -> flag("SendAsMms"));
  }

  private Optional<TwilioRejection> call() {
    String twiml = value("Twiml");
    if (twiml.isEmpty() && value("Url").isEmpty() && value("ApplicationSid").isEmpty()) {
      return no(21205, "A Url, Twiml or ApplicationSid is required");
    }
    if (twiml.length() > LONGEST_TWIML) {
      return no(20001, "Twiml is longer than 4000 characters");
    }
    if (!twiml.isEmpty()) {
      Optional<String> fault = Twiml.read(twiml).fault();
      if (fault.isPresent()) {
        return no(12100, "Document parse failure: " + fault.get());
      }
    }
    String url = value("Url");
    if (!url.isEmpty() && !url.matches("https?://.+")) {
      return no(21205, "Url is not a valid URL: " + url);
    }
    String digits = value("SendDigits");
    if (!digits.isEmpty() && !SEND_DIGITS.matcher(digits).matches()) {
      return no(20001, "SendDigits may hold digits, #, * and w, at most 32: " + digits);
    }
    return whole("Timeout", 1, 600)
        .or(() -> whole("TimeLimit", 1, 86_400))
        .or(() -> whole("MachineDetectionTimeout", 3, 59))
        .or(() -> oneOf("Method", Set.of("GET", "POST")))
        .or(() -> oneOf("FallbackMethod", Set.of("GET", "POST")))
        .or(() -> oneOf("StatusCallbackMethod", Set.of("GET", "POST")))
        .or(() -> oneOf("MachineDetection", Set.of("Enable", "DetectMessageEnd")))
        .or(() -> flag("Record"))
        .or(() -> flag("AsyncAmd"));
  }

  private Optional<TwilioRejection> whole(String name, int least, int most) {
    String value = value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    boolean good =
        value.matches("\\d{1,6}")
            && Integer.parseInt(value) >= least
            && Integer.parseInt(value) <= most;
    return good
        ? Optional.empty()
        : no(20001, "%s must be a whole number from %d to %d".formatted(name, least, most));
  }

  private Optional<TwilioRejection> flag(String name) {
    return oneOf(name, Set.of("true", "false"));
  }

  private Optional<TwilioRejection> oneOf(String name, Set<String> allowed) {
    String value = value(name);
    return value.isEmpty() || allowed.contains(value)
        ? Optional.empty()
        : no(20001, name + " cannot be " + value);
  }

  private String value(String name) {
    return form.getOrDefault(name, List.of("")).get(0);
  }

  private static Optional<TwilioRejection> no(int code, String message) {
    return Optional.of(TwilioRejection.badRequest(code, message));
  }
}
