// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.web.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Other tests import registrations; these are what the pages of registration would have stored. */
@WithSspr
final class ImportedIT {

  @Test
  void a_registration_is_like_one_that_was_walked(SsprEnvironment environment) {
    Bob imported = Bob.with(environment, environment.realm());
    Bob walked = Bob.whoWalked(environment, environment.realm());

    assertThat(stored(imported)).isEqualTo(stored(walked));
  }

  @Test
  void each_imported_method_proves(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, environment.realm().policy("methodsRequired", "3"));
    Person person = bob.forgets();

    person.prove("auth-email", "mail", bob.mail);
    person.prove("auth-phone", "sms", bob.phone);
    person.proveByQuestions();

    assertThat(person.page().mark()).isEqualTo("new-password");
  }

  /** The public halves by type; times and the digits that differ from one Bob to the next aside. */
  private static Map<String, List<String>> stored(Bob bob) {
    Map<String, List<String>> stored = new TreeMap<>();
    for (JsonNode credential : bob.realm.admin().credentials("bob")) {
      List<String> parts = new ArrayList<>();
      parts.add(credential.path("userLabel").asText());
      JsonNode data = Json.read(credential.path("credentialData").asText());
      StreamSupport.stream(
              ((Iterable<String>) data::fieldNames).spliterator(), /* parallel= */ false)
          .sorted()
          .forEach(parts::add);
      parts.add(data.path("version").asText());
      parts.add(data.path("mask").asText().replaceAll("\\d\\d$", "NN"));
      stored.put(credential.path("type").asText(), parts);
    }
    return stored;
  }
}
