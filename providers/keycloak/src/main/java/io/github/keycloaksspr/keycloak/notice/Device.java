// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.notice;

import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Roughly what was used, so that its owner recognises it. Only words of our own: what a browser
 * says of itself never stands in a mail.
 */
public final class Device {

  private Device() {}

  /** For example "Firefox, Windows"; empty when the browser says nothing that is known. */
  public static String of(KeycloakSession session) {
    String agent =
        Optional.ofNullable(
                session
                    .getContext()
                    .getHttpRequest()
                    .getHttpHeaders()
                    .getHeaderString("User-Agent"))
            .orElse("")
            .toLowerCase(Locale.ROOT);
    String browser = browser(agent);
    String system = system(agent);
    return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
  }

  /** Most browsers also name those that they resemble, so the order matters. */
  private static String browser(String agent) {
    if (agent.contains("edg/")) {
      return "Edge";
    }
    if (agent.contains("firefox/")) {
      return "Firefox";
    }
    if (agent.contains("chrome/") || agent.contains("crios/")) {
      return "Chrome";
    }
    return agent.contains("safari/") ? "Safari" : "";
  }

  private static String system(String agent) {
    if (agent.contains("android")) {
      return "Android";
    }
    if (agent.contains("iphone") || agent.contains("ipad")) {
      return "iOS";
    }
    if (agent.contains("windows")) {
      return "Windows";
    }
    if (agent.contains("mac os")) {
      return "macOS";
    }
    return agent.contains("linux") ? "Linux" : "";
  }
}
