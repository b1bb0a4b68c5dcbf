// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.inbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The inbox as a web page: complete without script, kept fresh by one. */
final class InboxPage {

  static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #d6dbe1; --soft: #5b6672; --card: #ffffff; --back: #f3f5f7;
        --ink: #17202a; --mail: #1f6feb; --sms: #18794e; --voice: #8a4fbf; }
      @media (prefers-color-scheme: dark) { :root { --line: #333c46; --soft: #9aa7b4; --card: #1b2128;
        --back: #12171c; --ink: #e8edf2; --mail: #6ea8ff; --sms: #5cc491; --voice: #c59cec; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
      main { max-width: 50rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
      h1 { font-size: 1.5rem; margin: 0; }
      header p { color: var(--soft); margin: .25rem 0 1rem; }
      form { display: flex; gap: .5rem; flex-wrap: wrap; margin: 0 0 1.25rem; }
      input { flex: 1 1 16rem; }
      input, button { font: inherit; padding: .4rem .7rem; border: 1px solid var(--line); border-radius: .4rem;
        background: var(--card); color: inherit; }
      button { cursor: pointer; }
      article { background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
        padding: .9rem 1.1rem; margin: 0 0 .9rem; }
      .head { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; font-size: .9rem; }
      .kind { font-weight: 700; text-transform: uppercase; letter-spacing: .05em; font-size: .75rem; }
      .mail { color: var(--mail); } .sms { color: var(--sms); } .voice { color: var(--voice); }
      .to { overflow-wrap: anywhere; } time { color: var(--soft); margin-left: auto; }
      h2 { font-size: 1.05rem; margin: .35rem 0 0; overflow-wrap: anywhere; }
      .code { font-size: 1.6rem; font-weight: 700; letter-spacing: .12em; margin: .3rem 0 0; }
      pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: .35rem 0 0; }
      a { color: var(--mail); } .empty { color: var(--soft); }
      """;

  static final String SCRIPT =
      """
      "use strict";
      (function () {
        var list = document.getElementById("messages");
        var seen = list.getAttribute("data-position");
        function refresh() {
          if (document.hidden) { return; }
          fetch(location.href, { cache: "no-store" }).then(function (r) { return r.text(); }).then(function (t) {
            var fresh = new DOMParser().parseFromString(t, "text/html").getElementById("messages");
            if (fresh && fresh.getAttribute("data-position") !== seen) {
              seen = fresh.getAttribute("data-position");
              list.replaceChildren.apply(list, Array.from(fresh.childNodes));
            }
          }).catch(function () {});
        }
        setInterval(refresh, 1500);
        document.addEventListener("visibilitychange", refresh);
      })();
      """;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private InboxPage() {}

  static String render(List<Message> messages, String filter, long position) {
    StringBuilder page = new StringBuilder(4096);
    page.append(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Inbox</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/inbox.css">
        <script src="/inbox.js" defer></script>
        </head>
        <body>
        <main>
        <header>
        <h1>Inbox</h1>
        <p>Every mail, text and call of the demo, newest first. Nothing leaves this machine.</p>
        </header>
        <form method="get" action="/">
        """);
    page.append("<input name=\"to\" aria-label=\"Only to this address or number\"")
        .append(" placeholder=\"Only to this address or number\" value=\"")
        .append(escape(filter))
        .append("\">\n<button>Filter</button>\n<button formmethod=\"post\" formaction=\"/clear\">")
        .append("Clear all</button>\n</form>\n");
    page.append("<section id=\"messages\" aria-live=\"polite\" data-position=\"")
        .append(position)
        .append('-')
        .append(messages.size())
        .append("\">\n");
    if (messages.isEmpty()) {
      page.append("<p class=\"empty\">Nothing here yet.</p>\n");
    }
    messages.forEach(message -> append(page, message));
    return page.append("</section>\n</main>\n</body>\n</html>\n").toString();
  }

  private static void append(StringBuilder page, Message message) {
    page.append("<article data-kind=\"")
        .append(message.kind().id())
        .append("\">\n<div class=\"head\"><span class=\"kind ")
        .append(message.kind().id())
        .append("\">")
        .append(name(message.kind()))
        .append("</span><span class=\"to\">to ")
        .append(escape(message.to()))
        .append("</span><time datetime=\"")
        .append(message.time())
        .append("\">")
        .append(TIME.format(message.time()))
        .append("</time></div>\n");
    if (!message.subject().isEmpty()) {
      page.append("<h2>").append(escape(message.subject())).append("</h2>\n");
    }
    message
        .code()
        .ifPresent(code -> page.append("<p class=\"code\">").append(code).append("</p>\n"));
    page.append("<pre>").append(escape(message.text())).append("</pre>\n");
    if (!message.html().isEmpty()) {
      page.append("<p><a href=\"/messages/")
          .append(message.position())
          .append("\">As the mail program shows it</a></p>\n");
    }
    page.append("</article>\n");
  }

  private static String name(Message.Kind kind) {
    return switch (kind) {
      case MAIL -> "Mail";
      case SMS -> "Text";
      case VOICE -> "Call";
    };
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
