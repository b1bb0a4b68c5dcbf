// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Somebody who is in the middle of a reset, and asks for a code by a call again and again. */
final class Asker {

  private static final String CHOOSE = "choose-method";
  private static final String CONFIRM = "confirm-destination";
  private static final String ENTER = "enter-code";

  private final TimedBrowser browser;
  private final String phone;

  private Asker(TimedBrowser browser, String phone) {
    this.browser = browser;
    this.phone = phone;
  }

  /**
   * Begins the reset.
   *
   * @param number tells one asker and their network from another
   */
  static Asker begin(int number, URI reset, String username, String phone) {
    TimedBrowser browser = new TimedBrowser("10.1.%d.%d".formatted(number / 200, 1 + number % 200));
    browser.open(reset);
    browser.post(Map.of("username", username), CHOOSE);
    return new Asker(browser, phone);
  }

  /** Whether a code was sent off or refused; neither while an earlier one may still arrive. */
  boolean ask() {
    if (browser.mark().equals(ENTER)) {
      browser.post(Map.of("action", "another-way"), CHOOSE);
    }
    if (browser.mark().equals(CHOOSE)) {
      browser.post(Map.of("method", "office-phone", "channel", "voice"), Set.of(CONFIRM, ENTER));
    }
    if (browser.mark().equals(CONFIRM)) {
      browser.post(Map.of("destination", phone), Set.of(CHOOSE, ENTER, CONFIRM));
      return !browser.mark().equals(CONFIRM);
    }
    return false;
  }
}
