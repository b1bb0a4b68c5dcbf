// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.page;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;

/** One page on its way to its template, which sees the values as {@code sspr}. */
public final class Page {

  private final String template;
  private final Map<String, Object> values = new HashMap<>();

  /**
   * @param mark what the root element carries as {@code data-sspr-page}
   * @param template file name
   */
  public Page(String mark, String template) {
    this.template = template;
    values.put("page", mark);
  }

  /** Gives the template a value: text, number, truth or a list or map of these. */
  public Page with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** The page as a response. */
  public Response render(LoginFormsProvider form) {
    return form.setAttribute("sspr", Map.copyOf(values)).createForm(template);
  }
}
