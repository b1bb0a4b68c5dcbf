// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway;

import io.github.keycloaksspr.keycloak.gateway.http.TimeOuts;
import io.github.keycloaksspr.spi.gateway.GatewaySpi;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A gateway's settings as an administrator wrote them, and how to call them in a message. Blank
 * counts as not set.
 */
public final class GatewaySettings {

  private static final String SEPARATOR = "##";

  private final UnaryOperator<String> values;
  private final String kind;
  private final UnaryOperator<String> names;

  private GatewaySettings(UnaryOperator<String> values, String kind, UnaryOperator<String> names) {
    this.values = values;
    this.kind = kind;
    this.names = names;
  }

  /**
   * Server options.
   *
   * @param gateway the gateway's id
   * @param values gives the value of an option by its name in camel case, or null
   */
  public static GatewaySettings ofServer(String gateway, UnaryOperator<String> values) {
    return new GatewaySettings(values, "server option", name -> option(gateway, name));
  }

  /**
   * Settings of a realm.
   *
   * @param values gives the value of a setting by its name, or null
   */
  public static GatewaySettings ofRealm(UnaryOperator<String> values) {
    return new GatewaySettings(values, "setting", UnaryOperator.identity());
  }

  /** How a server option is written: {@code spi-sspr-gateway--twilio--account-sid}. */
  public static String option(String gateway, String name) {
    String kebab = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return "spi-" + GatewaySpi.NAME + "--" + gateway + "--" + kebab;
  }

  /** The value without spaces around it, empty if it is not set. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.apply(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** The entries of a list, which {@code ##} separates. */
  public List<String> list(String name) {
    return value(name).stream()
        .flatMap(value -> Arrays.stream(value.split(SEPARATOR)))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /**
   * The value, if it has the form.
   *
   * @param rule what it must be, for the message
   * @throws IllegalArgumentException if it is set and has not
   */
  public Optional<String> matching(String name, Pattern form, String rule) {
    Optional<String> value = value(name);
    if (value.isPresent() && !form.matcher(value.get()).matches()) {
      throw refusal(name, rule);
    }
    return value;
  }

  /**
   * A time-out in milliseconds.
   *
   * @throws IllegalArgumentException if it is no number or out of bounds
   */
  public Duration timeOut(String name, Duration preset) {
    String rule =
        "must be a number of milliseconds from %d to %d"
            .formatted(TimeOuts.SHORTEST_MILLIS, TimeOuts.LONGEST_MILLIS);
    return matching(name, Pattern.compile("\\d{1,6}"), rule)
        .map(Long::valueOf)
        .map(
            millis -> {
              if (millis < TimeOuts.SHORTEST_MILLIS || millis > TimeOuts.LONGEST_MILLIS) {
                throw refusal(name, rule);
              }
              return Duration.ofMillis(millis);
            })
        .orElse(preset);
  }

  /** How the administrator writes the setting's name. */
  public String written(String name) {
    return names.apply(name);
  }

  /**
   * What to throw for a setting that cannot be used.
   *
   * @param why what is wrong and what to do; never repeats the value
   */
  public IllegalArgumentException refusal(String name, String why) {
    return new IllegalArgumentException("The %s %s %s.".formatted(kind, written(name), why));
  }
}
