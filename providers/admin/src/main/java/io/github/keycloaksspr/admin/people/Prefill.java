// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.keycloak.method.NewDestinations;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Gives one user values to begin with: into the attributes that the policy names, in one spelling.
 * A number or address counts only when the user has verified it; an office phone counts at once.
 * All values are stored or none.
 */
final class Prefill {

  /** Keycloak keeps these with the account itself: the address to sign in with is no such value. */
  private static final Set<String> ACCOUNT =
      Set.of(UserModel.USERNAME, UserModel.EMAIL, UserModel.FIRST_NAME, UserModel.LAST_NAME);

  private final Policy policy;
  private final UserModel user;

  Prefill(Policy policy, UserModel user) {
    this.policy = policy;
    this.user = user;
  }

  /** What came of it. */
  sealed interface Result {

    /**
     * All is as it was wished.
     *
     * @param changed what was another before; empty where nothing was
     */
    record Stored(Set<PrefillField> changed) implements Result {}

    /** Nothing was stored. */
    record Refused(PrefillField field, PrefillProblem problem) implements Result {}
  }

  /**
   * Stores values.
   *
   * @param values as they were typed; an empty one takes the present one away
   */
  Result store(Map<PrefillField, String> values) {
    Map<PrefillField, String> spelt = new EnumMap<>(PrefillField.class);
    for (Map.Entry<PrefillField, String> entry : values.entrySet()) {
      Optional<PrefillProblem> problem = spell(entry.getKey(), entry.getValue(), spelt);
      if (problem.isPresent()) {
        return new Result.Refused(entry.getKey(), problem.get());
      }
    }
    Set<PrefillField> changed = EnumSet.noneOf(PrefillField.class);
    for (Map.Entry<PrefillField, String> entry : spelt.entrySet()) {
      try {
        if (write(attribute(entry.getKey()).orElseThrow(), entry.getValue())) {
          changed.add(entry.getKey());
        }
      } catch (ReadOnlyException e) {
        return new Result.Refused(entry.getKey(), PrefillProblem.READ_ONLY);
      }
    }
    return new Result.Stored(changed);
  }

  private Optional<PrefillProblem> spell(
      PrefillField field, String typed, Map<PrefillField, String> spelt) {
    Optional<String> attribute = attribute(field);
    if (attribute.isEmpty()) {
      return Optional.of(PrefillProblem.NO_ATTRIBUTE);
    }
    if (ACCOUNT.contains(attribute.get())) {
      return Optional.of(PrefillProblem.ACCOUNT_ATTRIBUTE);
    }
    if (typed.isBlank()) {
      spelt.put(field, "");
      return Optional.empty();
    }
    NewDestinations rules = new NewDestinations(policy, user);
    NewDestinations.Reading reading =
        field == PrefillField.EMAIL ? rules.email(typed) : rules.phone(typed);
    if (reading instanceof NewDestinations.Reading.Refused refused) {
      return Optional.of(PrefillProblem.of(refused.problem()));
    }
    spelt.put(field, text(((NewDestinations.Reading.Allowed) reading).destination()));
    return Optional.empty();
  }

  private Optional<String> attribute(PrefillField field) {
    return field.attribute(policy.attributes());
  }

  /** Whether something changed. */
  private boolean write(String attribute, String value) {
    String before = Optional.ofNullable(user.getFirstAttribute(attribute)).orElse("");
    if (before.equals(value)) {
      return false;
    }
    if (value.isEmpty()) {
      user.removeAttribute(attribute);
    } else {
      user.setSingleAttribute(attribute, value);
    }
    return true;
  }

  private static String text(Destination destination) {
    if (destination instanceof PhoneNumber phone) {
      return phone.spelled();
    }
    return ((MailAddress) destination).value();
  }
}
