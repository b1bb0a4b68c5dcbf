// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.keycloaksspr.domain.secret.Secret;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The rules of {@link ArchitectureTest} that look at what code does. */
final class ArchitectureRules {

  /** So many types of one sealed family, told apart in one method, are a chain. */
  private static final int CHAIN = 3;

  private ArchitectureRules() {}

  /** Each package, with its own classes only, is a slice; no way may lead back to it. */
  static SliceRule packagesWithoutCircles() {
    return SlicesRuleDefinition.slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
              }

              @Override
              public String getDescription() {
                return "packages";
              }
            })
        .should()
        .beFreeOfCycles();
  }

  /** Holds, is given, asks for or hands on what is marked as {@link Secret}. */
  static DescribedPredicate<JavaClass> getSecrets() {
    return describe(
        "get secrets",
        type ->
            type.getFields().stream().anyMatch(field -> field.isAnnotatedWith(Secret.class))
                || Stream.concat(type.getCodeUnits().stream(), used(type))
                    .anyMatch(ArchitectureRules::dealsWithASecret));
  }

  private static Stream<JavaCodeUnit> used(JavaClass type) {
    return Stream.concat(
            type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
        .flatMap(access -> access.getTarget().resolveMember().stream());
  }

  private static boolean dealsWithASecret(JavaCodeUnit unit) {
    return unit.isAnnotatedWith(Secret.class)
        || unit.getParameters().stream()
            .anyMatch(parameter -> parameter.isAnnotatedWith(Secret.class));
  }

  /** Compares texts or bytes in a time that tells how much of them is equal. */
  static ArchCondition<JavaClass> compareTexts() {
    return callMethod(String.class, "equals", Object.class)
        .or(callMethod(String.class, "equalsIgnoreCase", String.class))
        .or(callMethod(String.class, "compareTo", String.class))
        .or(callMethod(String.class, "compareToIgnoreCase", String.class))
        .or(callMethod(String.class, "contentEquals", CharSequence.class))
        .or(callMethod(Objects.class, "equals", Object.class, Object.class))
        .or(callMethod(Arrays.class, "equals", byte[].class, byte[].class));
  }

  /** Knows one of the methods by its name, or makes a name of its own. */
  static ArchCondition<JavaClass> nameAMethod() {
    return new ArchCondition<>("name a method") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getFieldAccessesFromSelf().stream()
            .filter(ArchitectureRules::isToAMethod)
            .forEach(
                access ->
                    events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
        type.getConstructorCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().isEquivalentTo(MethodId.class))
            .forEach(
                call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
      }
    };
  }

  private static boolean isToAMethod(JavaFieldAccess access) {
    return !access.getOrigin().getOwner().equals(access.getTarget().getOwner())
        && access.getTarget().resolveMember().filter(field -> isStatic(field)).isPresent()
        && access.getTarget().getRawType().isEquivalentTo(MethodId.class);
  }

  private static boolean isStatic(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC);
  }

  /** Asks for one type of a sealed family after the other, where a method of theirs would do. */
  static ArchCondition<JavaClass> tellSealedTypesApart() {
    return new ArchCondition<>("tell sealed types apart") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          families(unit)
              .forEach(
                  (family, members) -> {
                    if (members >= CHAIN) {
                      events.add(
                          SimpleConditionEvent.satisfied(
                              type, unit.getFullName() + " asks for " + members + " of " + family));
                    }
                  });
        }
      }
    };
  }

  /** How many types of each sealed family the code asks for. */
  private static Map<String, Long> families(JavaCodeUnit unit) {
    return unit.getInstanceofChecks().stream()
        .map(InstanceofCheck::getRawType)
        .distinct()
        .flatMap(type -> type.getAllRawInterfaces().stream())
        .filter(parent -> parent.getPackageName().startsWith("io.github.keycloaksspr"))
        .filter(parent -> parent.reflect().isSealed())
        .collect(groupingBy(JavaClass::getName, counting()));
  }
}
