// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A message to a phone, its words final: gateways carry texts, they do not write them. */
public sealed interface OutboundMessage {

  /** Whom it goes to, never null. */
  Recipient to();

  /**
   * A text message.
   *
   * @param to the phone; an extension is meaningless here and ignored
   * @param body the whole text
   * @param validity how long the code in it lives; a gateway that can stops trying to deliver after
   *     it
   */
  record TextMessage(Recipient to, String body, Duration validity) implements OutboundMessage {

    @Override
    public String toString() {
      return "TextMessage";
    }
  }

  /**
   * A call that speaks.
   *
   * @param to the phone; its extension, if any, is dialled after the answer
   * @param language the language of the phrases
   * @param phrases what to say, one after the other with a short pause between; digits stand spaced
   *     already, and what is to be heard twice stands twice
   */
  record VoiceCall(Recipient to, Locale language, List<String> phrases) implements OutboundMessage {

    public VoiceCall {
      phrases = List.copyOf(phrases);
    }

    @Override
    public String toString() {
      return "VoiceCall";
    }
  }
}
