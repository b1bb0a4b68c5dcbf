// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloaksspr.keycloak.gateway.http.RawServer.Behaviour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.http.impl.client.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the other side answers, it ends soon, and no more is read than an answer needs. */
class HostileAnswersTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String TYPE = "Content-Type: application/json\r\n";
  private static final String CHUNKED = OK + TYPE + "Transfer-Encoding: chunked\r\n\r\n";

  /** So long that a test that has to wait for it does not end: then bytes are not bounded. */
  private static final TimeOuts PATIENT =
      new TimeOuts(Duration.ofSeconds(5), Duration.ofMinutes(10));

  private static final TimeOuts IMPATIENT =
      new TimeOuts(Duration.ofMillis(200), Duration.ofMillis(300));

  private final CloseableHttpClient client = new BoundedClientBuilder().build();
  private final List<String> heads = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    client.close();
  }

  /** What is sent first, and then again and again. */
  private enum Endless {
    STATUS_LINE("HTTP/1.1 200 ", "O"),
    HEADER_LINE(OK + "X-Long: ", "x"),
    FOLDED_HEADER_LINE(OK + "X-Long: x\r\n", " \t x\r\n"),
    HEADERS(OK, "X-Many: x\r\n"),
    COOKIES(OK, "Set-Cookie: a=b; Path=/\r\n"),
    EMPTY_NAMES(OK, ": x\r\n"),
    CONTINUE("", "HTTP/1.1 100 Continue\r\n\r\n"),
    EARLY_HINTS("", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
    BODY_UNTIL_CLOSE(OK + TYPE + "Connection: close\r\n\r\n", "x"),
    BODY_OF_A_LENGTH(OK + TYPE + "Content-Length: 9000000000000000000\r\n\r\n", "x"),
    CHUNKS(CHUNKED, "1\r\nx\r\n"),
    CHUNK(CHUNKED + "7fffffff\r\n", "x"),
    CHUNK_SIZE(CHUNKED, "0"),
    CHUNK_EXTENSION(CHUNKED + "1;", "x"),
    TRAILERS(CHUNKED + "1\r\nx\r\n0\r\n", "X-Trailer: x\r\n"),
    TRAILER_LINE(CHUNKED + "1\r\nx\r\n0\r\nX-Trailer: ", "x");

    private final String first;
    private final String then;

    Endless(String first, String then) {
      this.first = first;
      this.then = then;
    }

    Behaviour fast() {
      byte[] block = then.repeat(1000).getBytes(StandardCharsets.US_ASCII);
      return connection -> {
        RawServer.write(connection, first);
        while (true) {
          connection.getOutputStream().write(block);
        }
      };
    }

    /** Each piece comes in time, and there is always another one. */
    Behaviour slow() {
      return connection -> {
        RawServer.write(connection, first);
        while (true) {
          RawServer.write(connection, then);
          Thread.sleep(100);
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNotReadToItsEnd(Endless answer) throws IOException {
    assertThat(broken(answer.fast(), PATIENT)).isEqualTo(SingleExchange.TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource
  void endsInTimeThoughEachByteDoes(Endless answer) throws IOException {
    assertThat(broken(answer.slow(), IMPATIENT))
        .isIn(SingleExchange.TOO_SLOW, SingleExchange.TOO_LARGE);
  }

  @Test
  void oneHeaderLineThatGoesOnAndOnIsTooSlow() throws IOException {
    assertThat(broken(Endless.HEADER_LINE.slow(), IMPATIENT)).isEqualTo(SingleExchange.TOO_SLOW);
  }

  @Test
  void silenceIsTooSlow() throws IOException {
    assertThat(broken(connection -> Thread.sleep(600_000), IMPATIENT))
        .isEqualTo(SingleExchange.TOO_SLOW);
  }

  @Test
  void aThousandCookiesAreTooMany() throws IOException {
    Behaviour cookies =
        answering(OK + "Set-Cookie: a=b\r\n".repeat(1000) + "Content-Length: 0\r\n\r\n");

    assertThat(broken(cookies, PATIENT)).isEqualTo(SingleExchange.TOO_LARGE);
  }

  @Test
  void aFewInterimAnswersAreFine() throws IOException {
    String interim = "HTTP/1.1 100 Continue\r\n\r\n".repeat(FewInterimAnswers.MOST);

    assertThat(body(answering(interim + OK + "Content-Length: 2\r\n\r\n{}"))).isEqualTo("{}");
  }

  /** What is packed stays packed: nothing swells. */
  @Test
  void packedAnswersAreNeitherAskedForNorUnpacked() throws IOException {
    byte[] zip = packed(GZIPOutputStream::new);
    byte[] deflated = packed(DeflaterOutputStream::new);

    assertThat(read(packedAnswer("gzip", zip))).isEqualTo(zip);
    assertThat(read(packedAnswer("deflate", deflated))).isEqualTo(deflated);
    assertThat(heads).hasSize(2).allSatisfy(head -> assertThat(head).doesNotContain("ccept-Enc"));
  }

  @Test
  void cookiesAreNotSentBack() throws IOException {
    Behaviour setting = answering(OK + "Set-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n");
    try (RawServer server = new RawServer(setting, heads::add)) {
      send(exchange(PATIENT), server);
      send(exchange(PATIENT), server);
    }

    assertThat(heads).hasSize(2).allSatisfy(head -> assertThat(head).doesNotContain("Cookie"));
  }

  @Test
  void afterAHostileAnswerTheClientGoesOn() throws IOException {
    for (int i = 0; i < 200; i++) {
      assertThat(broken(Endless.HEADER_LINE.fast(), PATIENT)).isEqualTo(SingleExchange.TOO_LARGE);
    }

    assertThat(body(answering(OK + "Content-Length: 2\r\n\r\n{}"))).isEqualTo("{}");
  }

  private interface Packer {
    OutputStream over(OutputStream out) throws IOException;
  }

  /** Thirty million zeros. */
  private static byte[] packed(Packer packer) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packer.over(packed)) {
      for (int i = 0; i < 30; i++) {
        out.write(new byte[1_000_000]);
      }
    }
    return packed.toByteArray();
  }

  private static Behaviour packedAnswer(String coding, byte[] packed) {
    return connection -> {
      RawServer.write(
          connection,
          OK + "Content-Encoding: " + coding + "\r\nContent-Length: " + packed.length + "\r\n\r\n");
      connection.getOutputStream().write(packed);
    };
  }

  private static Behaviour answering(String answer) {
    return connection -> RawServer.write(connection, answer);
  }

  private SingleExchange exchange(TimeOuts timeOuts) {
    return new SingleExchange(client, timeOuts);
  }

  private static byte[] send(SingleExchange exchange, RawServer server) throws IOException {
    return exchange.send(
        new SingleExchange.Request(
            "POST", URI.create(server.url()), Map.of(), "application/json", "{}"));
  }

  private String body(Behaviour behaviour) throws IOException {
    return new String(read(behaviour), StandardCharsets.US_ASCII);
  }

  private byte[] read(Behaviour behaviour) throws IOException {
    try (RawServer server = new RawServer(behaviour, heads::add)) {
      return send(exchange(PATIENT), server);
    }
  }

  /** What the log says of an exchange that breaks. */
  private String broken(Behaviour behaviour, TimeOuts timeOuts) throws IOException {
    SingleExchange exchange = exchange(timeOuts);
    try (RawServer server = new RawServer(behaviour, heads::add)) {
      assertThatThrownBy(() -> send(exchange, server)).isInstanceOf(IOException.class);
      assertThat(exchange.mayHaveArrived()).isTrue();
      return exchange.cause();
    }
  }
}
