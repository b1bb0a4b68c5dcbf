// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.gateway;

/**
 * A message to try a gateway with.
 *
 * @param to a phone number in any usual spelling
 * @param channel {@code sms} or {@code voice}
 */
public record TestMessage(String to, String channel) {

  /** Whatever is missing is empty; a text unless told otherwise. */
  public TestMessage {
    to = to == null ? "" : to;
    channel = channel == null ? "sms" : channel;
  }

  /** Gives no number away. */
  @Override
  public String toString() {
    return "TestMessage";
  }
}
