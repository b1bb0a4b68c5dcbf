// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.page;

import io.github.keycloaksspr.domain.text.TypedText;
import io.github.keycloaksspr.spi.method.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.http.HttpRequest;

/** What was posted. Anything may be missing, too long or nonsense. */
public final class FormInput implements Form {

  private static final String TOO_LONG = "sspr-error-too-long";
  private static final String CONTROL_CHARACTERS = "sspr-error-control-characters";

  private final MultivaluedMap<String, String> fields;

  private FormInput(MultivaluedMap<String, String> fields) {
    this.fields = fields;
  }

  public static FormInput of(HttpRequest request) {
    return of(request.getDecodedFormParameters());
  }

  /** The same, of fields that were read already. */
  public static FormInput of(MultivaluedMap<String, String> fields) {
    return new FormInput(fields);
  }

  @Override
  public String text(String field) {
    return Optional.ofNullable(fields.getFirst(field)).orElse("");
  }

  /** The field for showing it again: never more than could ever be right. */
  public String shown(String field, int longest) {
    String text = text(field);
    return text.length() > longest || TypedText.hasControlCharacters(text) ? "" : text;
  }

  /** Whether the field is missing or blank. */
  public boolean isBlank(String field) {
    return text(field).isBlank();
  }

  /** Whether the form says to do that. */
  public boolean asksFor(String action) {
    return action.contentEquals(text("action"));
  }

  /** Whether the box is ticked. */
  public boolean isTicked(String box) {
    return "on".contentEquals(text(box));
  }

  /**
   * The field without white space, line breaks and invisible marks at its ends: they come along
   * when text is copied.
   */
  public String trimmed(String field) {
    return TypedText.trimmed(text(field));
  }

  /**
   * What is wrong with a field before anybody looks at what it says.
   *
   * @param missing text for a field with nothing in it
   * @return key of a text, empty when there is something that can be looked at
   */
  public Optional<String> problem(String field, int longest, String missing) {
    if (trimmed(field).isEmpty()) {
      return Optional.of(missing);
    }
    if (text(field).length() > longest) {
      return Optional.of(TOO_LONG);
    }
    return TypedText.hasControlCharacters(trimmed(field))
        ? Optional.of(CONTROL_CHARACTERS)
        : Optional.empty();
  }
}
