// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import static io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason.BLOCKED_REGION;
import static io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason.INVALID_NUMBER;
import static io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason.MISCONFIGURED;
import static io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason.NOT_A_MOBILE;
import static io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason.OPTED_OUT;
import static io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason.UNREACHABLE;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Accepted;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Refused;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.TryLater;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Unknown;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What Twilio's answers mean for the person. The error numbers are those of Twilio's <a
 * href="https://www.twilio.com/docs/api/errors">Error and Warning Dictionary</a>, the ones that
 * Messages and Calls can give. Twilio adds numbers as it goes; an unknown one is judged by the HTTP
 * status.
 */
final class TwilioAnswers {

  private static final Map<Integer, DeliveryResult> BY_CODE = new HashMap<>();

  static {
    refuse(
        INVALID_NUMBER,
        13223, // Dial: Invalid phone number format
        13224, // Dial: Twilio does not support calling this number or the number is invalid
        13226, // Dial: Invalid country code
        14101, // Invalid "To" attribute
        21201, // No called number specified
        21202, // Called number is a premium number
        21211, // Invalid 'To' phone number
        21217, // Phone number does not appear to be valid
        21265, // 'To' number cannot be a short code
        21266, // 'To' and 'From' numbers cannot be the same
        21604, // The destination 'To' phone number is required
        30005); // Unknown destination handset
    refuse(
        NOT_A_MOBILE,
        21614, // 'To' number is not a valid mobile number
        21635, // 'To' number cannot be a landline
        30006); // Landline or unreachable carrier
    refuse(OPTED_OUT, 21610); // Attempt to send to unsubscribed recipient
    refuse(
        UNREACHABLE,
        21214, // 'To' phone number cannot be reached
        22001, // Call timed out
        30003, // Unreachable destination handset
        30004, // Message blocked
        30008); // Unknown error
    refuse(
        BLOCKED_REGION,
        13225, // Dial: Call blocked by Twilio
        13227, // Geo permission configuration is not permitting call
        21203, // International calling not enabled
        21215, // Geo permission configuration is not permitting call
        21216, // Call blocked by Twilio
        21408, // Permission to send to the region of the 'To' number has not been enabled
        21612, // Message cannot be sent with this combination of 'To' and 'From'
        21703, // The messaging service has no sender for this destination
        30018, // Destination carrier requires sender registration
        30024); // Numeric sender not provisioned on carrier
    refuse(
        MISCONFIGURED,
        10001, // Account is not active
        10002, // Trial accounts do not support the feature
        10005, // Voice calling has been disabled for this account
        13214, // Dial: Invalid callerId value
        13247, // Dial: Invalid From number
        14102, // Invalid "From" attribute
        14103, // Invalid body
        14108, // 'From' number not SMS capable
        14111, // Invalid 'To' number for trial mode
        20001, // Unknown parameters
        20003, // Permission denied: wrong SID, token or key
        20004, // Method not allowed
        20005, // Account not active
        20006, // Access denied
        20008, // Test credentials
        20010, // Action disabled for account
        20011, // Invalid TLS version
        20012, // Invalid TLS cipher suite
        20403, // Forbidden
        20404, // Not found: wrong account, region or base URL
        20422, // Invalid parameter
        20423, // Invalid SID
        20426, // Upgrade required
        21205, // Invalid URL
        21206, // Invalid SendDigits
        21208, // Invalid timeout
        21210, // 'From' phone number not verified
        21212, // Invalid 'From' number
        21213, // Caller phone number is required
        21219, // 'To' phone number not verified: a trial account
        21401, // Sender is not SMS-enabled
        21407, // This phone number type does not support SMS
        21470, // Invalid account SID
        21471, // Account does not exist
        21472, // Account is not active
        21601, // Phone number is not a valid SMS-capable inbound number
        21602, // Message body is required
        21603, // A 'From' or messaging service is required
        21605, // Body too long (old API)
        21606, // 'From' is not a message-capable Twilio number for this destination
        21607, // 'From' must be the trial number
        21608, // 'To' is not verified for this trial account
        21617, // The message body exceeds the 1600 character limit
        21618, // The message body cannot be sent
        21624, // Invalid validity period value
        21657, // The sender ID is invalid
        21658, // Parameter exceeded character limit
        21659, // 'From' is not a Twilio number, or short code country mismatch
        21660, // Mismatch between the 'From' number and the account
        21661, // 'From' number is not SMS-capable
        21701, // The messaging service does not exist
        21702, // The messaging service is not available to send
        21704, // The messaging service contains no senders
        21705, // The messaging service is invalid
        21708, // Alpha sender missing from the request
        21709, // Alpha sender invalid or not authorised for this messaging service
        21711, // Sender is not associated with the messaging service
        30002, // Account suspended
        30007, // Message filtered: sender registration or wording
        30010, // Message price exceeds max price
        30032, // Toll-free number has not been verified
        30033, // US A2P 10DLC: campaign suspended
        30034, // US A2P 10DLC: message from an unregistered number
        30035, // US A2P 10DLC: number still being configured
        30042, // The sender ID is blocked
        30045, // Validity period out of range
        90007, // Invalid validity period value
        90010, // Account is not active
        90014); // Validity period should be positive
    later(
        10004, // Call concurrency limit exceeded
        14107, // SMS send rate limit exceeded
        20409, // Conflict
        20429, // Too many requests
        20500, // Internal server error
        20503, // Service unavailable
        21611, // 'From' number has exceeded the maximum number of queued messages
        21730, // System under maintenance
        22005, // Call queue full
        30001, // Queue overflow
        30017, // Carrier network congestion
        30020, // Internal failure with message scheduling
        30021, // Internal failure with messaging service orchestrator
        30022, // US A2P 10DLC: rate limits exceeded
        30023, // US A2P 10DLC: daily message cap reached
        30027, // US A2P 10DLC: daily message limit reached
        30036, // Validity period expired
        63038); // Account exceeded the daily messages limit
  }

  private TwilioAnswers() {}

  /**
   * The meaning of a refusal or a failure.
   *
   * @param code Twilio's error number, null if there was none
   * @param http what was seen of the exchange
   */
  static DeliveryResult of(Integer code, KeycloakHttpClient http) {
    if (code != null && BY_CODE.containsKey(code)) {
      return BY_CODE.get(code);
    }
    if (http.status() != 0) {
      return ofStatus(http.status());
    }
    if (http.distrusted()) {
      return new Refused(MISCONFIGURED);
    }
    return http.mayHaveArrived() ? new Unknown() : new TryLater();
  }

  /**
   * The meaning of a success. One without an id is none of Twilio's, so its meaning is not known.
   */
  static DeliveryResult of(Receipt receipt) {
    if (receipt.dead()) {
      return BY_CODE.getOrDefault(receipt.code(), new Refused(UNREACHABLE));
    }
    return receipt.sid() == null ? new Unknown() : new Accepted(receipt.sid());
  }

  /**
   * Whether nothing will come of this message. A status that the SDK does not know, null, is one of
   * a living message.
   */
  static boolean isDead(Message.Status status) {
    return status == Message.Status.FAILED
        || status == Message.Status.UNDELIVERED
        || status == Message.Status.CANCELED;
  }

  /** Whether nothing will come of this call. */
  static boolean isDead(Call.Status status) {
    return status == Call.Status.FAILED
        || status == Call.Status.BUSY
        || status == Call.Status.NO_ANSWER
        || status == Call.Status.CANCELED;
  }

  private static DeliveryResult ofStatus(int status) {
    return switch (status) {
      case 408, 409, 425, 429 -> new TryLater();
      // Something before Twilio gave up waiting for what stands behind it: that may have taken the
      // message.
      case 502, 504 -> new Unknown();
      default -> {
        if (status >= 500) {
          yield new TryLater();
        }
        // A success whose body cannot be read. Everything else is a request that is wrong whichever
        // it is for.
        yield status >= 200 && status < 300 ? new Unknown() : new Refused(MISCONFIGURED);
      }
    };
  }

  private static void refuse(Reason reason, int... codes) {
    Arrays.stream(codes).forEach(code -> BY_CODE.put(code, new Refused(reason)));
  }

  private static void later(int... codes) {
    Arrays.stream(codes).forEach(code -> BY_CODE.put(code, new TryLater()));
  }
}
