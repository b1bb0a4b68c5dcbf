// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi;

import java.util.Arrays;
import java.util.Optional;

/** The way a code travels. */
public enum Channel {
  SMS("sms"),
  VOICE("voice"),
  MAIL("mail");

  private final String id;

  Channel(String id) {
    this.id = id;
  }

  /** The name in forms, events and texts. */
  public String id() {
    return id;
  }

  /** The channel of that name, empty for any other name or none. */
  public static Optional<Channel> of(String id) {
    return Arrays.stream(values()).filter(channel -> channel.id.equals(id)).findFirst();
  }
}
