// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedHashTest {

  private final KeyedHash hash = new KeyedHash(bytes("realm key"));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String[] parts(String... parts) {
    return parts;
  }

  @Test
  void equalPartsGiveEqualHashesUnderEqualKeys() {
    assertThat(new KeyedHash(bytes("realm key")).of("purpose", "a", "b"))
        .isEqualTo(hash.of("purpose", "a", "b"));
  }

  @Test
  void theKeySeparates() {
    assertThat(new KeyedHash(bytes("another key")).of("purpose", "a"))
        .isNotEqualTo(hash.of("purpose", "a"));
  }

  @Test
  void thePurposeSeparates() {
    assertThat(hash.of("one", "a")).isNotEqualTo(hash.of("other", "a"));
  }

  @Test
  void everyPartCounts() {
    assertThat(
            List.of(
                hash.of("purpose", "a", "b", "c"),
                hash.of("purpose", "x", "b", "c"),
                hash.of("purpose", "a", "x", "c"),
                hash.of("purpose", "a", "b", "x"),
                hash.of("purpose", "a", "c", "b"),
                hash.of("purpose", "a", "b")))
        .doesNotHaveDuplicates();
  }

  @Test
  void partsCannotBeShiftedBetweenEachOther() {
    assertThat(
            List.of(
                hash.of("purpose", "ab", "c"),
                hash.of("purpose", "a", "bc"),
                hash.of("purpose", "abc"),
                hash.of("purpose", "abc", ""),
                hash.of("purpose", "", "abc"),
                hash.of("purpose", "a\n2:bc"),
                hash.of("purpose", "a", "b", "c"),
                hash.of("purpose", "a\n1:b\n1:c")))
        .doesNotHaveDuplicates();
  }

  @Test
  void itIsTheHashUnderAKeyOfItsOwnAndNotUnderTheRealmsKey() {
    // Worked out apart from this code, so that what is stored stays readable by later releases:
    // HMAC-SHA-256 of "purpose\n1:a\n2:bc" under HMAC-SHA-256("realm key", "keycloak-sspr/v1").
    assertThat(hash.of("purpose", "a", "bc"))
        .isEqualTo("HGSYJS1H3a0YC7dMJwt0nAeYjCtox4TZIdMOQ261xYw");
  }

  @Test
  void itFitsIntoKeysAndAddressesWhateverItIsOf() {
    assertThat(hash.of("purpose")).matches("[A-Za-z0-9_-]{43}");
    assertThat(hash.of("purpose", "long ".repeat(1000))).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void anEmptyRealmKeyIsRefused() {
    byte[] nothing = {};

    assertThatIllegalArgumentException().isThrownBy(() -> new KeyedHash(nothing));
  }

  @Test
  void equalDestinationsHaveOneNameThatSaysNothingAboutThem() {
    String upper = hash.destination(new MailAddress("Anna@Example.org"));

    assertThat(upper).isEqualTo(hash.destination(new MailAddress("anna@example.org")));
    assertThat(upper).doesNotContainIgnoringCase("anna").matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void differentDestinationsHaveDifferentNames() {
    PhoneNumber phone = new PhoneNumber("+4930123456", Optional.of("1"));

    assertThat(hash.destination(phone))
        .isEqualTo(hash.destination(new PhoneNumber("+4930123456", Optional.empty())))
        .isNotEqualTo(hash.destination(new PhoneNumber("+4930123457", Optional.empty())))
        .isNotEqualTo(hash.of("code", phone.canonical()))
        .isNotEqualTo(hash.destination(new MailAddress("anna@example.org")));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', true",
    "abc, abc, true",
    "ä, ä, true",
    "abc, abd, false",
    "abc, Abc, false",
    "abc, ab, false",
    "ab, abc, false",
    "'', a, false"
  })
  void onlyEqualTextsAreTheSame(String one, String other, boolean same) {
    assertThat(KeyedHash.same(one, other)).isEqualTo(same);
  }

  @Property
  void differentListsOfPartsHaveDifferentHashes(
      @ForAll("lists") List<String> one, @ForAll("lists") List<String> other) {
    assertThat(
            hash.of("purpose", one.toArray(parts()))
                .equals(hash.of("purpose", other.toArray(parts()))))
        .isEqualTo(one.equals(other));
  }

  @Property
  void movingTheBorderOfTwoPartsGivesAnotherHash(
      @ForAll("texts") String one, @ForAll("texts") String other) {
    String joined = one + other;
    List<String> hashes =
        IntStream.rangeClosed(0, joined.length())
            .mapToObj(border -> parts(joined.substring(0, border), joined.substring(border)))
            .map(parts -> hash.of("purpose", parts))
            .toList();

    assertThat(hashes).doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("\n:0123456789ab").ofMaxLength(8);
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return Arbitraries.strings().withChars("\n:01").ofMaxLength(3).list().ofMaxSize(3);
  }
}
