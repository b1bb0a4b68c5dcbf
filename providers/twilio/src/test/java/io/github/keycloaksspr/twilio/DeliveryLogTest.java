// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {

  private final Logger log = Logger.getLogger(TwilioGatewayProvider.class.getName());
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Handler keeper =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private TwilioStub twilio;

  @BeforeEach
  void start() {
    twilio = new TwilioStub();
    keeper.setLevel(Level.ALL);
    log.addHandler(keeper);
    log.setLevel(Level.ALL);
  }

  @AfterEach
  void stop() {
    log.removeHandler(keeper);
    log.setLevel(null);
    twilio.close();
  }

  private List<String> warnings() {
    return records.stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.INFO.intValue())
        .map(LogRecord::getMessage)
        .toList();
  }

  private TwilioGatewayProvider gateway(String account) {
    return Accounts.gateway(twilio.url(), "accountSid", account);
  }

  @Test
  void whatPeopleCauseIsNoWarning() {
    for (int code : new int[] {21211, 21614, 21610, 21408, 30003, 20429}) {
      twilio.refusing(400, code);
      gateway(Accounts.SID).deliver(Accounts.TEXT);
    }

    assertThat(records).hasSize(6);
    assertThat(warnings()).isEmpty();
  }

  @Test
  void wrongSettingsAreOneWarningForEachAccountAndCause() {
    String account = "AC" + "1111".repeat(8);
    String other = "AC" + "2222".repeat(8);
    twilio.refusing(401, 20003);
    for (int i = 0; i < 5; i++) {
      gateway(account).deliver(Accounts.TEXT);
      gateway(other).deliver(Accounts.CALL);
    }
    twilio.refusing(400, 21606);
    gateway(account).deliver(Accounts.TEXT);

    assertThat(warnings())
        .hasSize(3)
        .satisfiesExactly(
            first ->
                assertThat(first).contains("AC…1111", "error 20003", "spi-sspr-gateway--twilio--"),
            second -> assertThat(second).contains("AC…2222", "error 20003"),
            third -> assertThat(third).contains("AC…1111", "error 21606"));
  }

  @Test
  void noNumberTextOrSecretIsLogged() {
    gateway(Accounts.SID).deliver(Accounts.TEXT);
    gateway(Accounts.SID).deliver(Accounts.CALL);
    twilio.refusing(400, 21212);
    gateway(Accounts.SID).deliver(Accounts.TEXT);
    twilio.answering(500, "To +4915112345678: 123456");
    gateway(Accounts.SID).deliver(Accounts.CALL);

    assertThat(records).hasSizeGreaterThanOrEqualTo(4);
    assertThat(records)
        .allSatisfy(
            entry -> {
              assertThat(entry.getMessage())
                  .doesNotContain(Accounts.TO, Accounts.FROM, Accounts.TOKEN, Accounts.SID)
                  .doesNotContain("4155550123", "123456", "Grün", "1 2 3");
              assertThat(entry.getThrown()).isNull();
            });
  }
}
