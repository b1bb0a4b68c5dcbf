// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may be given for a key of the policy, and what holds when nothing is given. */
public sealed interface PolicyValue {

  /** How lists are stored: as Keycloak's console joins them. */
  String SEPARATOR = "##";

  /** How a form asks for a value. */
  enum Control {
    NUMBER,
    ON_OFF,
    CHOICE,
    CHOICES,
    LIST,
    TEXT
  }

  Control control();

  /** What may be given, in words for the administrator. */
  String allowed();

  /** Whether a text has the form of such a value; the parser looks at the entries of a list. */
  default boolean accepts(String text) {
    return true;
  }

  /** The default as it is stored; empty where it can be said in words only. */
  Optional<String> standard();

  /** The default in words for the administrator. */
  default String whenEmpty() {
    return standard().orElseThrow();
  }

  /** What holds instead of a text that is not accepted. */
  default Optional<String> replacement() {
    return standard();
  }

  /** What can be chosen; empty where the administrator types. */
  default List<String> options() {
    return List.of();
  }

  /** What a number counts, such as "seconds"; empty where the label says it. */
  default String unit() {
    return "";
  }

  /** A whole number from {@code least} to {@code most}. */
  record WholeNumber(int least, int most, Optional<String> standard, String unit)
      implements PolicyValue {

    @Override
    public Control control() {
      return Control.NUMBER;
    }

    @Override
    public String allowed() {
      return "a whole number from " + least + " to " + most;
    }

    @Override
    public boolean accepts(String text) {
      try {
        int given = Integer.parseInt(text);
        return given >= least && given <= most;
      } catch (NumberFormatException e) {
        return false;
      }
    }
  }

  /** One of the options, or another spelling of one. */
  record Word(
      Control control,
      List<String> options,
      List<String> spellings,
      Optional<String> standard,
      Optional<String> replacement)
      implements PolicyValue {

    @Override
    public String allowed() {
      return String.join(", ", options);
    }

    @Override
    public boolean accepts(String text) {
      return options.contains(text) || spellings.contains(text);
    }
  }

  /** What the parser alone can judge: a text, or a list entry by entry. */
  record Free(
      Control control,
      String allowed,
      List<String> options,
      Optional<String> standard,
      String whenEmpty)
      implements PolicyValue {}

  static PolicyValue number(int least, int most, int standard, String unit) {
    return new WholeNumber(least, most, Optional.of(String.valueOf(standard)), unit);
  }

  /** A switch that is on unless the administrator switches it off. */
  static PolicyValue on() {
    Optional<String> on = Optional.of("true");
    return new Word(Control.ON_OFF, List.of("true", "false"), List.of("on", "off"), on, on);
  }

  /** One of the options; {@code instead} holds where an unknown word is given. */
  static PolicyValue choice(List<String> options, String standard, String instead) {
    return new Word(
        Control.CHOICE, options, List.of(), Optional.of(standard), Optional.of(instead));
  }

  /** The same, of the constants of an enum. */
  static PolicyValue choice(PolicyChoice[] all, PolicyChoice standard, PolicyChoice instead) {
    List<String> options = Arrays.stream(all).map(PolicyChoice::id).toList();
    return choice(options, standard.id(), instead.id());
  }

  /** Some of the options. */
  static PolicyValue choices(List<String> options, List<String> standard) {
    String stored = String.join(SEPARATOR, standard);
    String all = String.join(", ", options);
    return new Free(
        Control.CHOICES, all, options, Optional.of(stored), String.join(", ", standard));
  }

  /** A text whose default is a text too. */
  static PolicyValue textWithDefault(String allowed, String standard) {
    return new Free(Control.TEXT, allowed, List.of(), Optional.of(standard), standard);
  }

  static PolicyValue text(String allowed, String whenEmpty) {
    return new Free(Control.TEXT, allowed, List.of(), Optional.empty(), whenEmpty);
  }

  static PolicyValue list(String allowed, String whenEmpty) {
    return new Free(Control.LIST, allowed, List.of(), Optional.empty(), whenEmpty);
  }
}
