// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloaksspr.spi.Channel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSettingsTest {

  private static WebhookSettings read(String... changes) {
    return Gateways.read(Gateways.PUBLIC, changes);
  }

  @Test
  void address_and_body_are_enough() {
    WebhookSettings settings = read();

    assertThat(settings.method()).isEqualTo("POST");
    assertThat(settings.contentType()).isEqualTo("application/json");
    assertThat(settings.timeOuts().connect()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.serves(Channel.SMS)).isTrue();
    assertThat(settings.serves(Channel.VOICE)).isFalse();
    assertThat(settings.serves(Channel.MAIL)).isFalse();
  }

  @Test
  void calls_have_a_body_of_their_own_and_an_address_if_they_need_one() {
    String body = "{\"callee\":\"{{to}}\",\"say\":\"{{text}}\",\"lang\":\"{{language}}\"}";

    assertThat(read("voiceBody", body).calls().orElseThrow().url())
        .hasToString("https://sms.example.org/send");
    assertThat(
            read("voiceBody", body, "voiceUrl", "https://voice.example.org/call", "body", null)
                .calls()
                .orElseThrow()
                .url())
        .hasToString("https://voice.example.org/call");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          url            | http://sms.example.org/           | must begin with https
          url            | ftp://sms.example.org/            | must begin with https
          url            | https://hunter2:x@sms.example.org | without user
          url            | https:///nowhere                  | must be an address
          url            | not an address                    | must be an address
          url            | https://127.1/x                   | must be an address
          url            | https://x.example/?apikey=hunter2 | must not hold a secret
          url            | https://x.example/?a=1&token=hunter2 | must not hold a secret
          method         | GET                               | must be POST or PUT
          contentType    | text/plain                        | must be application/json
          body           | {"text":"{{text}}"}               | {{to}} or {{toDigits}}
          body           | {"to":"{{to}}"}                   | must hold {{text}}
          body           | {"to":"{{to}}","text":"{{text}}","x":"{{code}}"} | a place that nothing is put into
          body           | {"to":"{{to}}","text":"{{text}}","x":"{{secret}}"} | a place that nothing is put into
          body           | {"to":"{{to}}","text":{{text}}}   | all places inside quotes
          body           | {"to":"{{to}}","text":"{{text}}"  | must be JSON
          body           | {"to":"{{to}}","text":"{{text}}","api_secret":"hunter2"} | set auth to body
          headers        | X-Trace                           | Name: value
          headers        | Host: hunter2.example             | the request sets it
          headers        | Authorization: Bearer hunter2     | must not hold a secret
          headers        | X-Api-Key: hunter2                | must not hold a secret
          auth           | digest                            | must be none, basic
          successStatus  | 2xx                               | must be HTTP statuses
          successPath    | messages.0                        | must be a JSON pointer
          successPath    | /status                           | successValues is missing
          successValues  | 0                                 | successPath is missing
          errors         | 429=later                         | try-later
          errors         | invalid-number                    | as 429=try-later
          connectTimeoutMillis | 99                          | from 100 to 60000
          responseTimeoutMillis | 60001                      | from 100 to 60000
          """)
  void what_cannot_be_used_is_named_but_not_repeated(String name, String value, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(name, value))
        .withMessageStartingWith("The setting ")
        .withMessageContaining(why)
        .withNoCause()
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("hunter2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/x-www-form-urlencoded | to={{to}}&text={{text}}              | true
          application/x-www-form-urlencoded | to={{to}}&text={{text}}&from=A+Co    | true
          application/x-www-form-urlencoded | to={{to}}&text={{text}}&from=A Co    | false
          application/x-www-form-urlencoded | to={{to}}{{text}}                    | true
          application/x-www-form-urlencoded | {{to}}{{text}}                       | false
          application/xml                   | <m to="{{to}}">{{text}}</m>          | true
          text/xml; charset=utf-8           | <m><to>{{to}}</to>{{text}}</m>       | true
          application/soap+xml              | <m to={{to}}>{{text}}</m>            | false
          application/xml                   | <{{to}}>{{text}}</{{to}}>            | false
          application/vnd.sms+json          | {"to":{{toDigits}},"text":"{{text}}"} | true
          application/json                  | {"to":{{to}},"text":"{{text}}"}      | false
          """)
  void a_body_is_of_its_type_whatever_is_put_in(String type, String body, boolean taken) {
    if (taken) {
      assertThatCode(() -> read("contentType", type, "body", body)).doesNotThrowAnyException();
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read("contentType", type, "body", body))
          .withMessageContaining("body must");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic", "bearer", "header", "body"})
  void every_way_to_sign_in_needs_the_secret(String auth) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("auth", auth, "user", "u", "authHeader", "X: {{secret}}"))
        .withMessageContaining("secret is missing");
  }

  @Test
  void a_secret_needs_a_way_to_sign_in() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("secret", "hunter2"))
        .withMessageContaining("auth must say");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Key: abc", "X-Key", "Content-Type: {{secret}}", "X: {{secret}}{{to}}"})
  void a_header_that_signs_in_holds_the_secret_and_nothing_else(String header) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("auth", "header", "secret", "hunter2", "authHeader", header))
        .withMessageContaining("must be a header with the secret in it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "tab\there", "Grün"})
  void a_secret_cannot_write_headers(String secret) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("auth", "bearer", "secret", secret))
        .withMessageContaining("one line");
  }

  @Test
  void plain_http_is_for_allowed_networks() {
    assertThatCode(() -> Gateways.read(Gateways.LOOPBACK, "url", "http://127.0.0.1:1/"))
        .doesNotThrowAnyException();
  }

  @Test
  void no_secret_is_shown() {
    WebhookSettings settings =
        read("auth", "header", "secret", "hunter2", "authHeader", "Authorization: App {{secret}}");

    assertThat(settings.toString() + settings.authorisation()).doesNotContain("hunter2");
    assertThat(settings.authorisation().headers()).containsEntry("Authorization", "App hunter2");
  }
}
