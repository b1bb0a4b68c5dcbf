// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static io.github.keycloaksspr.it.ArchitectureRules.compareTexts;
import static io.github.keycloaksspr.it.ArchitectureRules.getSecrets;
import static io.github.keycloaksspr.it.ArchitectureRules.nameAMethod;
import static io.github.keycloaksspr.it.ArchitectureRules.packagesWithoutCircles;
import static io.github.keycloaksspr.it.ArchitectureRules.tellSealedTypesApart;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.domain.secret.Secret;
import io.github.keycloaksspr.it.circle.Hen;
import io.github.keycloaksspr.it.circle.inside.Egg;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.installed.OwnMethods;
import io.github.keycloaksspr.spi.MethodId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderFactory;

/** The rooms of the house and the ways between them, as {@code docs/architecture.md} draws them. */
final class ArchitectureTest {

  private static final String ROOT = "io.github.keycloaksspr";
  private static final String SPI = ROOT + ".spi..";
  private static final String METHODS = ROOT + ".methods..";
  private static final String DOMAIN = ROOT + ".domain..";
  private static final String KEYCLOAK = ROOT + ".keycloak..";
  private static final String GATEWAY = ROOT + ".keycloak.gateway..";
  private static final String TWILIO = ROOT + ".twilio..";
  private static final String ADMIN = ROOT + ".admin..";
  private static final String ADMIN_DOCTOR = ROOT + ".admin.doctor..";
  private static final String ACTIONS = ROOT + ".actions..";
  private static final String AUTHENTICATORS = ROOT + ".authenticators..";

  /**
   * What texts in records are called that are numbers, addresses, or secrets that nothing marks as
   * such.
   */
  private static final Set<String> SECRET_TEXTS =
      Set.of(
          "digits",
          "code",
          "answer",
          "value",
          "e164",
          "secret",
          "body",
          "typedName",
          "address",
          "password",
          "session",
          "authToken",
          "apiKeySecret");

  /** When a factory may remember something: while the server starts, before anybody uses it. */
  private static final Set<String> START_OF_A_FACTORY = Set.of("<init>", "init", "postInit");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/keycloaksspr/it/"))
          .withImportOption(location -> !location.contains("/keycloaksspr/shaded/"))
          .importPackages(ROOT);

  @Test
  void every_room_is_looked_at() {
    for (String room :
        Set.of(SPI, DOMAIN, KEYCLOAK, METHODS, TWILIO, ADMIN, ACTIONS, AUTHENTICATORS)) {
      assertThat(PRODUCT.that(are(resideInAPackage(room)))).as(room).isNotEmpty();
    }
  }

  @Test
  void domain_knows_nobody() {
    check(
        noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                KEYCLOAK, METHODS, TWILIO, ADMIN, ACTIONS, AUTHENTICATORS, ROOT + ".spi.*.."));
  }

  @Test
  void the_spi_knows_nobody() {
    check(
        noClasses()
            .that()
            .resideInAPackage(SPI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DOMAIN, KEYCLOAK, METHODS, TWILIO, ADMIN, ACTIONS, AUTHENTICATORS));
  }

  @Test
  void domain_is_free_of_keycloak() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, ROOT + ".spi")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak..", "jakarta.ws.rs..", "org.jboss.."));
  }

  @Test
  void keycloak_knows_only_the_domain() {
    check(
        noClasses()
            .that()
            .resideInAPackage(KEYCLOAK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(METHODS, TWILIO, ADMIN, ACTIONS, AUTHENTICATORS));
  }

  @Test
  void twilio_knows_only_the_gateway() {
    DescribedPredicate<JavaClass> roomsAbove =
        resideInAnyPackage(METHODS, ADMIN, ACTIONS, AUTHENTICATORS)
            .or(resideInAPackage(KEYCLOAK).and(DescribedPredicate.not(resideInAPackage(GATEWAY))));
    check(
        noClasses()
            .that()
            .resideInAPackage(TWILIO)
            .should(dependOnClassesThat(roomsAbove.as("are above the gateway"))));
  }

  @Test
  void our_methods_are_known_to_nobody_and_know_no_engine() {
    check(
        noClasses()
            .that()
            .resideInAPackage(METHODS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TWILIO, ADMIN, ACTIONS, AUTHENTICATORS));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(TWILIO, ADMIN, ACTIONS, AUTHENTICATORS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(METHODS));
  }

  @Test
  void authenticators_actions_and_admin_know_nothing_of_each_other_nor_of_twilio() {
    check(
        noClasses()
            .that()
            .resideInAPackage(AUTHENTICATORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADMIN, ACTIONS, TWILIO));
    check(
        noClasses()
            .that()
            .resideInAPackage(ACTIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADMIN, AUTHENTICATORS, TWILIO));
    check(
        noClasses()
            .that()
            .resideInAPackage(ADMIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ACTIONS, AUTHENTICATORS, TWILIO));
  }

  @Test
  void rooms_have_no_circles() {
    check(SlicesRuleDefinition.slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
  }

  /** But for {@link Sspr}, which puts all parts of a request together, and which they all get. */
  @Test
  void packages_of_any_depth_have_no_circles() {
    check(
        packagesWithoutCircles()
            .ignoreDependency(belongTo(equivalentTo(Sspr.class)), alwaysTrue()));
  }

  @Test
  void the_rule_about_circles_knows_a_package_that_leads_back_to_the_one_around_it() {
    assertThat(packagesWithoutCircles().evaluate(only(Hen.class, Egg.class)).hasViolation())
        .isTrue();
  }

  @Test
  void engines_name_no_method() {
    check(noClasses().that().resideInAnyPackage(AUTHENTICATORS, ACTIONS).should(nameAMethod()));
  }

  /** But for the doctor, which has advice about some of them. */
  @Test
  void what_registers_reports_and_administers_names_no_method() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(KEYCLOAK, ADMIN)
            .and()
            .resideOutsideOfPackage(ADMIN_DOCTOR)
            .and()
            .doNotBelongToAnyOf(OwnMethods.class)
            .should(nameAMethod()));
  }

  @Test
  void the_rule_about_methods_knows_an_engine_that_names_one() {
    assertThat(noClasses().should(nameAMethod()).evaluate(only(Naming.class)).hasViolation())
        .isTrue();
  }

  /** Asks for one method. */
  static final class Naming {
    static boolean isPhone(MethodId method) {
      return method.equals(OwnMethods.AUTH_PHONE);
    }
  }

  @Test
  void sealed_types_are_told_apart_by_a_method_of_their_own() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, METHODS, TWILIO, ADMIN, ACTIONS, AUTHENTICATORS)
            .should(tellSealedTypesApart()));
  }

  @Test
  void the_rule_about_sealed_types_knows_a_chain() {
    assertThat(
            noClasses().should(tellSealedTypesApart()).evaluate(only(Chain.class)).hasViolation())
        .isTrue();
  }

  /** Asks for three of the steps. */
  static final class Chain {
    static String page(Step step) {
      if (step instanceof Step.Choosing) {
        return "choose";
      }
      if (step instanceof Step.Confirming) {
        return "confirm";
      }
      return step instanceof Step.AtPage ? "page" : "enter";
    }
  }

  @Test
  void private_api_is_touched_in_named_adapters_only() {
    check(
        noClasses()
            .that(are(describe("no adapters", type -> !isAdapter(type))))
            .should(
                dependOnClassesThat(
                    comeFrom("keycloak-services").or(comeFrom("keycloak-model-jpa")))));
  }

  @Test
  void the_rule_about_private_api_knows_private_api() {
    JavaClass services =
        new ClassFileImporter()
            .importPackages("org.keycloak.services.managers")
            .get("org.keycloak.services.managers.AuthenticationManager");
    JavaClass jpa =
        new ClassFileImporter()
            .importPackages("org.keycloak.connections.jpa")
            .get("org.keycloak.connections.jpa.JpaConnectionProvider");

    assertThat(comeFrom("keycloak-services").test(services)).isTrue();
    assertThat(comeFrom("keycloak-model-jpa").test(jpa)).isTrue();
  }

  @Test
  void what_handles_codes_and_answers_compares_in_constant_time() {
    check(noClasses().that(are(getSecrets())).should(compareTexts()));
  }

  @Test
  void constant_time_is_the_work_of_one_class() {
    check(
        noClasses()
            .that()
            .doNotBelongToAnyOf(KeyedHash.class)
            .should(callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class))
            .orShould(callMethod(Arrays.class, "equals", byte[].class, byte[].class)));
  }

  @Test
  void the_rule_about_comparing_knows_a_class_that_compares_a_secret() {
    for (Class<?> offender : List.of(Keeping.class, Reading.class, Taking.class, Passing.class)) {
      assertThat(
              noClasses()
                  .that(are(getSecrets()))
                  .should(compareTexts())
                  .evaluate(only(offender, Keeping.class, Taking.class))
                  .getFailureReport()
                  .getDetails())
          .as(offender.getSimpleName())
          .anyMatch(violation -> violation.contains(offender.getName() + "."));
    }
  }

  /** Holds a secret. */
  record Keeping(@Secret String digits) {
    boolean isRight(String typed) {
      return digits.equals(typed);
    }
  }

  /** Asks another class for a secret. */
  static final class Reading {
    static boolean isRight(Keeping kept, String typed) {
      return Objects.equals(kept.digits(), typed);
    }
  }

  /** Is given a secret. */
  static final class Taking {
    static boolean isRight(@Secret String typed, String right) {
      return right.contentEquals(typed);
    }
  }

  /** Hands a secret on. */
  static final class Passing {
    static boolean isRight(String typed, String right) {
      return right.compareTo(typed) == 0 || Taking.isRight(typed, right);
    }
  }

  @Test
  void records_do_not_tell_their_secrets() {
    assertThat(
            PRODUCT.stream()
                .filter(JavaClass::isRecord)
                .filter(type -> !type.getPackageName().equals(ROOT + ".domain.policy"))
                .filter(ArchitectureTest::holdsSecretText)
                .filter(ArchitectureTest::printsAllItHolds))
        .isEmpty();
  }

  @Test
  void the_rule_about_records_knows_a_record_that_tells_all() {
    for (Class<?> type : List.of(Telling.class, Marked.class)) {
      JavaClass telling = new ClassFileImporter().importClasses(type).get(type);
      assertThat(holdsSecretText(telling)).isTrue();
      assertThat(printsAllItHolds(telling)).isTrue();
    }
  }

  /** Tells a text that is called like a secret. */
  record Telling(String secret) {}

  /** Tells a text that is marked. */
  record Marked(@Secret String text) {}

  private static boolean holdsSecretText(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> field.getRawType().isEquivalentTo(String.class))
        .anyMatch(
            field -> field.isAnnotatedWith(Secret.class) || SECRET_TEXTS.contains(field.getName()));
  }

  /** Whether the compiler wrote {@code toString}: only then does it take the record as argument. */
  private static boolean printsAllItHolds(JavaClass type) {
    String compiled = "(L" + type.getName().replace('.', '/') + ";)Ljava/lang/String;";
    try (InputStream code = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return new String(code.readAllBytes(), StandardCharsets.ISO_8859_1).contains(compiled);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void factories_hold_no_state() {
    check(
        fields()
            .that()
            .areDeclaredInClassesThat(are(assignableTo(ProviderFactory.class)))
            .and()
            .areNotStatic()
            .should(beWrittenOnlyAtTheStart())
            .allowEmptyShould(true));
  }

  @Test
  void chance_is_secure() {
    check(
        noClasses()
            .should(
                dependOnClassesThat(
                    describe(
                        "are a random source that can be foretold",
                        type ->
                            type.isEquivalentTo(Random.class)
                                || type.isEquivalentTo(SplittableRandom.class)
                                || type.isEquivalentTo(ThreadLocalRandom.class))))
            .orShould(callMethod(Math.class, "random")));
  }

  @Test
  void nothing_is_written_past_the_log() {
    check(noClasses().should(ACCESS_STANDARD_STREAMS).orShould(USE_JAVA_UTIL_LOGGING));
  }

  @Test
  void fields_that_everybody_shares_do_not_change() {
    check(
        fields()
            .that()
            .areStatic()
            .and(describe("are written by people", ArchitectureTest::isWritten))
            .should()
            .beFinal());
  }

  private static boolean isAdapter(JavaClass type) {
    String name = outermost(type).getSimpleName();
    return name.endsWith("Adapter") || name.endsWith("AdapterFactory");
  }

  private static ArchCondition<JavaField> beWrittenOnlyAtTheStart() {
    return new ArchCondition<>("be written only while the server starts") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        field.getAccessesToSelf().stream()
            .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
            .filter(access -> !START_OF_A_FACTORY.contains(access.getOrigin().getName()))
            .forEach(
                access ->
                    events.add(SimpleConditionEvent.violated(field, access.getDescription())));
      }
    };
  }

  private static boolean isWritten(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static DescribedPredicate<JavaClass> comeFrom(String jar) {
    return describe(
        "come from " + jar,
        type ->
            outermost(type)
                .getSource()
                .map(source -> source.getUri().toString().contains("/" + jar + "-"))
                .orElse(false));
  }

  private static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  private static JavaClasses only(Class<?>... types) {
    return new ClassFileImporter().importClasses(types);
  }

  private static void check(ArchRule rule) {
    rule.check(PRODUCT);
  }
}
