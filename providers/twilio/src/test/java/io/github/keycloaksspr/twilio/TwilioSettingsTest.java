// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.spi.Channel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSettingsTest {

  private static TwilioSettings read(String... changes) {
    Map<String, String> options = Accounts.options(changes);
    return TwilioSettings.read(GatewaySettings.ofServer("twilio", options::get));
  }

  @Test
  void timeOutsHaveValuesWithoutBeingSet() {
    assertThat(read().timeOuts().connect()).isEqualTo(Duration.ofSeconds(3));
    assertThat(read().timeOuts().response()).isEqualTo(Duration.ofSeconds(10));
    assertThat(read("responseTimeoutMillis", "60000").timeOuts().response())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void spacesAroundAValueDoNotCount() {
    assertThat(read("accountSid", " " + Accounts.SID + "\n").accountSid()).isEqualTo(Accounts.SID);
  }

  @Nested
  class Senders {

    @Test
    void aNumberTextsAndCalls() {
      assertThat(read().serves(Channel.SMS)).isTrue();
      assertThat(read().serves(Channel.VOICE)).isTrue();
      assertThat(read().serves(Channel.MAIL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contoso", "A-1 & Co_ok", "12345", "X 1"})
    void aNameOrShortCodeOnlyTexts(String from) {
      assertThat(read("from", from).serves(Channel.SMS)).isTrue();
      assertThat(read("from", from).serves(Channel.VOICE)).isFalse();
    }

    @Test
    void aNameTextsWhileANumberCalls() {
      TwilioSettings settings = read("from", "Contoso", "voiceFrom", "+14155550111");

      assertThat(settings.sender()).contains("Contoso");
      assertThat(settings.caller()).contains("+14155550111");
    }

    @Test
    void aMessagingServiceTextsWhileTheNumberCalls() {
      TwilioSettings settings = read("messagingServiceSid", Accounts.SERVICE);

      assertThat(settings.messagingServiceSid()).contains(Accounts.SERVICE);
      assertThat(settings.sender()).isEmpty();
      assertThat(settings.caller()).contains(Accounts.FROM);
    }

    @Test
    void aMessagingServiceAloneOnlyTexts() {
      TwilioSettings settings = read("from", null, "messagingServiceSid", Accounts.SERVICE);

      assertThat(settings.serves(Channel.SMS)).isTrue();
      assertThat(settings.serves(Channel.VOICE)).isFalse();
    }

    @Test
    void aCallingNumberAloneOnlyCalls() {
      TwilioSettings settings = read("from", null, "voiceFrom", Accounts.FROM);

      assertThat(settings.serves(Channel.SMS)).isFalse();
      assertThat(settings.serves(Channel.VOICE)).isTrue();
    }
  }

  @Nested
  class Refusals {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            accountSid            | XX0123                             | account-sid              | AC and 32 hexadecimal digits
            authToken             | two words                          | auth-token               | without spaces
            from                  | whatsapp:+14155550100              | from                     | a phone number written as
            from                  | 0151 1234567                       | from                     | at least one letter
            from                  | TwelveLetter                       | from                     | up to 11
            voiceFrom             | Contoso                            | voice-from               | a phone number of the account
            messagingServiceSid   | MG1                                | messaging-service-sid    | MG and 32
            region                | evil.example.org/                  | region                   | lower case letters
            edge                  | x@evil                             | edge                     | lower case letters
            baseUrl               | http://twilio.example.org          | base-url                 | must begin with https
            baseUrl               | http://127.0.0.1.example.org       | base-url                 | must begin with https
            baseUrl               | ftp://localhost                    | base-url                 | must begin with https
            baseUrl               | https://hunter2@example.org        | base-url                 | scheme, host and port alone
            baseUrl               | https://example.org/hunter2        | base-url                 | scheme, host and port alone
            baseUrl               | https://example.org?hunter2        | base-url                 | scheme, host and port alone
            baseUrl               | hunter2.example                    | base-url                 | scheme, host and port alone
            baseUrl               | https://exa mple.org               | base-url                 | must be a URL
            connectTimeoutMillis  | 99                                 | connect-timeout-millis   | from 100 to 60000
            connectTimeoutMillis  | 60001                              | connect-timeout-millis   | from 100 to 60000
            responseTimeoutMillis | 5s                                 | response-timeout-millis  | from 100 to 60000
            """)
    void aWrongValueIsNamedButNotRepeated(String option, String value, String written, String why) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read(option, value))
          .withMessageContaining("spi-sspr-gateway--twilio--" + written + " ")
          .withMessageContaining(why)
          .withNoCause()
          .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain(value, "hunter2"));
    }

    @Test
    void theAccountIsNeeded() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read("accountSid", null))
          .withMessageContaining("account-sid is missing");
    }

    @Test
    void credentialsAreNeeded() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read("authToken", null))
          .withMessageContaining("auth-token is missing");
    }

    @Test
    void anApiKeyNeedsItsSecret() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read("authToken", null, "apiKey", Accounts.KEY))
          .withMessageContaining("api-key-secret is missing");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read("authToken", null, "apiKeySecret", Accounts.KEY_SECRET))
          .withMessageContaining("api-key is missing");
    }

    @Test
    void tokenAndApiKeyAreNotMixed() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read("apiKey", Accounts.KEY, "apiKeySecret", Accounts.KEY_SECRET))
          .withMessageContaining("auth-token is set beside an API key");
    }

    @Test
    void aSenderIsNeeded() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read("from", null))
          .withMessageContaining("from is missing")
          .withMessageContaining("messaging-service-sid");
    }

    @Test
    void aBaseUrlHasNoRegion() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read("baseUrl", "https://example.org", "region", "ie1"))
          .withMessageContaining("base-url takes the place of region and edge");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://twilio.example.org",
        "https://example.org:8443/",
        "http://localhost:1",
        "http://[::1]:1"
      })
  void aSafeBaseUrlIsTaken(String url) {
    assertThat(read("baseUrl", url).baseUrl()).isPresent();
  }

  @Test
  void noSecretIsShown() {
    assertThat(read().toString()).doesNotContain(Accounts.TOKEN).doesNotContain(Accounts.FROM);
  }
}
