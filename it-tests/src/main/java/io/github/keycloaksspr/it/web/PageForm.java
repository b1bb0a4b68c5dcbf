// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * A form of a page, with what a browser would send if nothing were typed.
 *
 * @param action where it goes
 * @param method GET or POST
 * @param fields the fields that would be sent, in order
 * @param buttons the buttons that can be pressed
 */
public record PageForm(URI action, String method, List<Field> fields, List<Button> buttons) {

  /**
   * A name with its value.
   *
   * @param name the field's name
   * @param value what it holds
   */
  public record Field(String name, String value) {}

  /**
   * A button that sends the form.
   *
   * @param name empty if the button says nothing
   * @param value what it says
   * @param label what stands on it
   */
  public record Button(String name, String value, String label) {}

  public PageForm {
    fields = List.copyOf(fields);
    buttons = List.copyOf(buttons);
  }

  /** Whether the form has a field or a button of this name. */
  public boolean has(String name) {
    return fields.stream().anyMatch(field -> field.name().equals(name))
        || buttons.stream().anyMatch(button -> button.name().equals(name));
  }

  /** Whether the form has a field or a button of this name with this value. */
  public boolean has(String name, String value) {
    return fields.contains(new Field(name, value))
        || buttons.stream()
            .anyMatch(button -> button.name().equals(name) && button.value().equals(value));
  }

  /** What is sent when these values are put in; a name that the form does not have is sent too. */
  public List<Map.Entry<String, String>> filled(Map<String, String> values) {
    Map<String, String> left = new LinkedHashMap<>(values);
    List<Map.Entry<String, String>> sent = new ArrayList<>();
    for (Field field : fields) {
      if (values.containsKey(field.name())) {
        if (left.containsKey(field.name())) {
          sent.add(Map.entry(field.name(), left.remove(field.name())));
        }
      } else {
        sent.add(Map.entry(field.name(), field.value()));
      }
    }
    left.forEach((name, value) -> sent.add(Map.entry(name, value)));
    return sent;
  }

  static PageForm read(Element form) {
    List<Field> fields = new ArrayList<>();
    List<Button> buttons = new ArrayList<>();
    for (Element control : form.select("input, select, textarea, button")) {
      if (!control.hasAttr("disabled")) {
        read(control, fields, buttons);
      }
    }
    String action = form.absUrl("action").isEmpty() ? form.baseUri() : form.absUrl("action");
    String method = form.attr("method").isEmpty() ? "GET" : form.attr("method");
    return new PageForm(URI.create(action), method.toUpperCase(Locale.ROOT), fields, buttons);
  }

  private static void read(Element control, List<Field> fields, List<Button> buttons) {
    String name = control.attr("name");
    String type = control.attr("type").toLowerCase(Locale.ROOT);
    switch (control.tagName()) {
      case "button" -> {
        if (type.isEmpty() || type.equals("submit")) {
          buttons.add(new Button(name, control.attr("value"), control.text()));
        }
      }
      case "select" -> {
        Element chosen = control.selectFirst("option[selected]");
        Element shown = chosen == null ? control.selectFirst("option") : chosen;
        if (shown != null) {
          add(fields, name, shown.hasAttr("value") ? shown.attr("value") : shown.text());
        }
      }
      case "textarea" -> add(fields, name, control.wholeText());
      default -> readInput(control, name, type, fields, buttons);
    }
  }

  private static void readInput(
      Element input, String name, String type, List<Field> fields, List<Button> buttons) {
    switch (type) {
      case "submit" -> buttons.add(new Button(name, input.attr("value"), input.attr("value")));
      case "button", "reset", "image", "file" -> {
        // Browsers send nothing for these here.
      }
      case "checkbox", "radio" -> {
        if (input.hasAttr("checked")) {
          add(fields, name, input.hasAttr("value") ? input.attr("value") : "on");
        }
      }
      default -> add(fields, name, input.attr("value"));
    }
  }

  private static void add(List<Field> fields, String name, String value) {
    if (!name.isEmpty()) {
      fields.add(new Field(name, value));
    }
  }
}
