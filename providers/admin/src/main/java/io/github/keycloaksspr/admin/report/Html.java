// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import java.text.NumberFormat;
import java.util.List;
import java.util.Map;

/** Writes pieces of a page. Every text that comes in is escaped here. */
final class Html {

  private static final int BAR_WIDTH = 240;
  private static final int BAR_HEIGHT = 14;

  private final NumberFormat format;
  private final StringBuilder out = new StringBuilder();

  /**
   * @param format how numbers are written
   */
  Html(NumberFormat format) {
    this.format = format;
  }

  /** The text so that a browser shows it and does nothing else. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  Html heading(String text) {
    out.append("<h2>").append(escaped(text)).append("</h2>");
    return this;
  }

  Html text(String text) {
    out.append("<p>").append(escaped(text)).append("</p>");
    return this;
  }

  Html note(String text) {
    out.append("<p role=\"note\" class=\"note\">").append(escaped(text)).append("</p>");
    return this;
  }

  Html link(String address, String text) {
    out.append("<a href=\"")
        .append(escaped(address))
        .append("\">")
        .append(escaped(text))
        .append("</a> ");
    return this;
  }

  /**
   * Links side by side.
   *
   * @param label what they are for
   * @param links addresses by their texts
   * @param current the address of those that is shown now
   */
  Html links(String label, Map<String, String> links, String current) {
    out.append("<nav aria-label=\"").append(escaped(label)).append("\">");
    links.forEach(
        (text, address) ->
            out.append("<a href=\"")
                .append(escaped(address))
                .append(address.equals(current) ? "\" aria-current=\"page\">" : "\">")
                .append(escaped(text))
                .append("</a> "));
    out.append("</nav>");
    return this;
  }

  /**
   * Numbers with a bar each, on one scale. A table, so that whoever sees no bars has all of it.
   *
   * @param kind of the bars: names a colour of the page
   */
  Html bars(String caption, Map<String, Long> numbers, String kind) {
    long most = Math.max(1, numbers.values().stream().mapToLong(Long::longValue).max().orElse(1));
    out.append("<table class=\"chart\"><caption>").append(escaped(caption)).append("</caption>");
    numbers.forEach(
        (label, number) ->
            out.append("<tr><th scope=\"row\">")
                .append(escaped(label))
                .append("</th><td class=\"number\">")
                .append(escaped(format.format(number)))
                .append("</td><td>")
                .append(bar(number, most, kind))
                .append("</td></tr>"));
    out.append("</table>");
    return this;
  }

  private static String bar(long number, long most, String kind) {
    return "<svg aria-hidden=\"true\" width=\"%d\" height=\"%d\"><rect class=\"%s\" width=\"%d\" height=\"%d\" rx=\"2\"/></svg>"
        .formatted(
            BAR_WIDTH,
            BAR_HEIGHT,
            escaped(kind),
            Math.round((double) BAR_WIDTH * number / most),
            BAR_HEIGHT);
  }

  Html table(List<String> columns, List<List<String>> rows) {
    out.append("<table class=\"rows\"><thead><tr>");
    columns.forEach(
        column -> out.append("<th scope=\"col\">").append(escaped(column)).append("</th>"));
    out.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      out.append("<tr>");
      row.forEach(cell -> out.append("<td>").append(escaped(cell)).append("</td>"));
      out.append("</tr>");
    }
    out.append("</tbody></table>");
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
