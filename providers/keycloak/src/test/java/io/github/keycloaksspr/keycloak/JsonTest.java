// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.proof.Proof;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.domain.reset.Reason;
import io.github.keycloaksspr.domain.reset.ResetTarget;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.contact.ContactRequest;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Notes as they are written and read: what is not whole is not there. */
class JsonTest {

  private static final ObjectMapper PLAIN = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private static final List<Class<?>> TYPES =
      List.of(
          ResetTarget.class,
          Verification.class,
          ProofLedger.class,
          Proof.class,
          Step.class,
          SentCode.class,
          OneTimeCode.class,
          ContactRequest.class);

  @Provide
  Arbitrary<ResetTarget> targets() {
    return Combinators.combine(
            Arbitraries.strings().ofMaxLength(40),
            Arbitraries.of(Reason.class),
            Arbitraries.longs().between(-1_000_000_000L, 4_000_000_000L))
        .as(
            (name, reason, second) ->
                new ResetTarget("flow", "user", name, reason, Instant.ofEpochSecond(second)));
  }

  @Provide
  Arbitrary<Verification> verifications() {
    Arbitrary<MethodId> methods =
        Arbitraries.of("auth-phone", "auth-email", "badge").map(MethodId::new);
    Arbitrary<Channel> channels = Arbitraries.of(Channel.class);
    Arbitrary<Step> steps =
        Arbitraries.oneOf(
            Arbitraries.just(new Step.Choosing()),
            methods.map(method -> new Step.AtPage(method, "kept")),
            Combinators.combine(methods, channels).as(Step.Confirming::new),
            Combinators.combine(methods, channels).as(Step.Entering::new));
    Arbitrary<List<Proof>> proofs =
        Combinators.combine(methods, Arbitraries.strings().ofLength(5).optional())
            .as((method, place) -> new Proof(method, place, Optional.empty(), NOW))
            .list()
            .ofMaxSize(4);
    Arbitrary<List<SentCode>> codes =
        Combinators.combine(methods, channels)
            .as(
                (method, channel) ->
                    new SentCode(
                        method,
                        channel,
                        "place",
                        new OneTimeCode("id", "hash", NOW, NOW.plusSeconds(300))))
            .list()
            .ofMaxSize(3);
    return Combinators.combine(steps, proofs, codes)
        .as(
            (step, given, code) ->
                new Verification(
                    Verification.VERSION,
                    new ProofLedger("flow", "user", "execution", given),
                    step,
                    code));
  }

  @Property
  void whatIsWrittenIsReadAgain(
      @ForAll("targets") ResetTarget target, @ForAll("verifications") Verification verification) {
    assertThat(Json.read(Json.write(target), ResetTarget.class)).contains(target);
    assertThat(Json.read(Json.write(verification), Verification.class)).contains(verification);
  }

  @Property
  void anyTextIsReadOrAbsentButNeverThrown(@ForAll String text) {
    for (Class<?> type : TYPES) {
      assertThat(Json.read(text, type)).as(type.getSimpleName()).isEmpty();
    }
  }

  @Property
  void damagedNotesAreReadOrAbsentButNeverThrown(
      @ForAll("verifications") Verification verification,
      @ForAll("targets") ResetTarget target,
      @ForAll("damage") String damage,
      @ForAll int place) {
    for (Object value : List.of(verification, target)) {
      String damaged = damage(Json.write(value), damage, place);
      for (Class<?> type : TYPES) {
        Json.read(damaged, type).ifPresent(read -> assertThat(read).isInstanceOf(type));
      }
    }
  }

  @Property
  void aNoteThatIsCutOffIsAbsent(
      @ForAll("verifications") Verification verification, @ForAll int place) {
    String whole = Json.write(verification);
    String cut = whole.substring(0, Math.floorMod(place, whole.length()));

    assertThat(Json.read(cut, Verification.class)).isEmpty();
  }

  @Test
  void aNoteThatIsMissingIsAbsent() {
    for (Class<?> type : TYPES) {
      assertThat(Json.read(null, type)).isEmpty();
      assertThat(Json.read("null", type)).isEmpty();
      assertThat(Json.read("", type)).isEmpty();
    }
  }

  @Test
  void aBottomlessNoteIsAbsent() {
    String deep = "[".repeat(100_000);
    for (Class<?> type : TYPES) {
      assertThat(Json.read(deep, type)).isEmpty();
      assertThat(Json.read("{\"a\":".repeat(100_000), type)).isEmpty();
    }
  }

  @Provide
  Arbitrary<String> damage() {
    return Arbitraries.of(
        "null",
        "1",
        "-1",
        "1e400",
        "true",
        "\"\"",
        "\"text\"",
        "\"\\ud800\"",
        "\"9999999999-01-01T00:00:00Z\"",
        "[]",
        "{}",
        "[null]",
        "[[[]]]",
        "{\"at\":\"elsewhere\"}",
        "{\"at\":\"entering\"}",
        "{\"@class\":\"java.lang.Runtime\"}");
  }

  /** Puts something else in the place of one of the values, wherever it stands. */
  private static String damage(String json, String damage, int place) {
    try {
      JsonNode tree = PLAIN.readTree(json);
      List<Runnable> changes = new ArrayList<>();
      collect(tree, PLAIN.readTree(damage), changes);
      changes.get(Math.floorMod(place, changes.size())).run();
      return tree.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void collect(JsonNode node, JsonNode damage, List<Runnable> changes) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                changes.add(() -> object.set(field.getKey(), damage));
                changes.add(() -> object.remove(field.getKey()));
                collect(field.getValue(), damage, changes);
              });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        changes.add(() -> array.set(index, damage));
        collect(array.get(i), damage, changes);
      }
    }
  }
}
