// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code is good for as long as Keycloak lets its page wait, and that is what users are told. */
@WithSspr
final class CodeLifespanIT {

  @ParameterizedTest
  @ValueSource(strings = {"explain", "conceal"})
  void ends_with_the_page_and_says_so(String disclosure, SsprEnvironment environment) {
    Bob bob =
        Bob.with(
            environment,
            environment.realm().policy("disclosure", disclosure).policy("codeLifespan", "300"));
    bob.realm.admin().change(Map.of("accessCodeLifespanUserAction", 120));
    Person person = bob.forgets();
    long before = bob.realm.inbox().position();
    person.choose("auth-email", "mail");

    Page page = person.confirmDestination(bob.mail);

    assertThat(page.text()).contains("valid for 2 min").doesNotContain("5 min");
    Message mail =
        bob.realm.inbox().await(before, "the code", message -> message.to().equals(bob.mail));
    assertThat(mail.text()).contains("valid for 2 min").doesNotContain("5 min");
  }
}
