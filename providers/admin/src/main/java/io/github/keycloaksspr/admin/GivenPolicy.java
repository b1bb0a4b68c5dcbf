// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.policy.PolicyKey;
import io.github.keycloaksspr.domain.policy.PolicyParser;
import io.github.keycloaksspr.domain.policy.PolicyProblem;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A policy that came with a request, checked as saving it would.
 *
 * @param texts by key, as they are stored
 * @param policy what they mean in the realm
 */
public record GivenPolicy(Map<String, String> texts, Policy policy) {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  public GivenPolicy {
    texts = Map.copyOf(texts);
  }

  /** A value that saving would refuse as well. */
  private record Problem(String key, String value, String allowed, String errorMessage) {

    static Problem of(PolicyProblem problem) {
      return new Problem(problem.key().id(), problem.value(), problem.allowed(), problem.text());
    }

    /** The value may be anything that was typed. */
    @Override
    public String toString() {
      return "Problem of " + key;
    }
  }

  /** All such values. */
  private record Refusal(String error, String field, String errorMessage, List<Problem> problems) {

    static Refusal of(List<Problem> problems) {
      return new Refusal(
          "bad-policy",
          problems.get(0).key(),
          problems.stream().map(Problem::errorMessage).collect(Collectors.joining(" ")),
          problems);
    }
  }

  /**
   * Reads it.
   *
   * @param given an object of texts by key; a key that is left out has its default
   * @throws WebApplicationException with every bad value and what may stand in its place
   */
  public static GivenPolicy of(KeycloakSession session, RealmModel realm, JsonNode given) {
    if (!given.isObject()) {
      throw malformed(session, "", "The policy must be a JSON object.");
    }
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      texts.put(entry.getKey(), text(session, entry.getKey(), entry.getValue()));
    }
    PolicyParser.Parsed parsed = PolicyReader.parse(session, realm, texts);
    if (!parsed.problems().isEmpty()) {
      throw refusal(session, parsed.problems());
    }
    return new GivenPolicy(texts, parsed.policy());
  }

  private static String text(KeycloakSession session, String key, JsonNode value) {
    if (!isKeycloaks(key) && PolicyKey.of(key).isEmpty()) {
      throw malformed(session, key, "There is no such key in the policy.");
    }
    if (!value.isTextual()) {
      throw malformed(session, key, "Must be a text, as the policy is stored.");
    }
    if (isKeycloaks(key) && !SECONDS.matcher(value.asText()).matches()) {
      throw malformed(session, key, "Must be a whole number of seconds.");
    }
    return value.asText();
  }

  /** The key that Keycloak itself keeps beside ours. */
  private static boolean isKeycloaks(String key) {
    return Constants.MAX_AUTH_AGE_KEY.equals(key);
  }

  private static WebApplicationException refusal(
      KeycloakSession session, List<PolicyProblem> problems) {
    session.getTransactionManager().setRollbackOnly();
    return new WebApplicationException(
        Answers.json(
            Response.Status.BAD_REQUEST, Refusal.of(problems.stream().map(Problem::of).toList())));
  }

  private static WebApplicationException malformed(
      KeycloakSession session, String field, String message) {
    return Answers.refusal(session, Response.Status.BAD_REQUEST, field, "malformed", message);
  }
}
