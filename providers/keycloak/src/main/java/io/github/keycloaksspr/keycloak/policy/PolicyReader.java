// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.policy;

import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.policy.PolicyParser;
import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.installed.InstalledMethods;
import io.github.keycloaksspr.spi.MethodId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.RequiredActionProviderModel;

/** Reads the realm's policy out of the hub's configuration. */
public final class PolicyReader {

  private static final Set<String> NAMED_LIKE_THEIR_COUNTRY =
      Set.of(
          "bg", "de", "es", "fi", "fr", "hr", "hu", "id", "is", "it", "lt", "lv", "nl", "no", "pl",
          "pt", "ro", "ru", "sk", "th", "tr");

  private static final String ATTRIBUTE = "sspr.policy.";

  private PolicyReader() {}

  /**
   * The policy in force; defaults where nothing, or nothing sensible, is set. A code is good for as
   * long as Keycloak lets its page wait, at most.
   *
   * <p>A request parses the policy once, and again only after it changed the policy itself.
   */
  public static Policy read(KeycloakSession session, RealmModel realm) {
    Source source = source(session, realm, texts(realm));
    String attribute = ATTRIBUTE + realm.getId();
    InForce known = session.getAttribute(attribute, InForce.class);
    if (known != null && known.source().equals(source)) {
      return known.policy();
    }
    Policy policy = source.parse().policy();
    session.setAttribute(attribute, new InForce(source, policy));
    return policy;
  }

  /**
   * Reads a policy that is to be stored in the realm.
   *
   * @param texts by key
   * @return with a problem for each value that the realm cannot take, its own time-outs included
   */
  public static PolicyParser.Parsed parse(
      KeycloakSession session, RealmModel realm, Map<String, String> texts) {
    return source(session, realm, texts).parse();
  }

  /** How long Keycloak lets a page of a reset or a required action wait for its form. */
  public static Duration pageLifespan(RealmModel realm) {
    return Duration.ofSeconds(Math.max(1, realm.getAccessCodeLifespanUserAction()));
  }

  /** The parser with the realm's own defaults. */
  public static PolicyParser parser(KeycloakSession session, RealmModel realm) {
    return new PolicyParser(installed(session), country(realm));
  }

  private static Source source(
      KeycloakSession session, RealmModel realm, Map<String, String> texts) {
    return new Source(texts, installed(session), country(realm), pageLifespan(realm));
  }

  private static List<MethodId> installed(KeycloakSession session) {
    return InstalledMethods.of(session.getKeycloakSessionFactory()).ids();
  }

  private static String country(RealmModel realm) {
    return Optional.ofNullable(realm.getDefaultLocale())
        .map(Locale::forLanguageTag)
        .map(PolicyReader::country)
        .orElse("");
  }

  /** A language alone hints at a country only where both have one code: "sv" is not El Salvador. */
  private static String country(Locale locale) {
    if (!locale.getCountry().isEmpty()) {
      return locale.getCountry();
    }
    return NAMED_LIKE_THEIR_COUNTRY.contains(locale.getLanguage())
        ? locale.getLanguage().toUpperCase(Locale.ROOT)
        : "";
  }

  /** The policy as it is stored. */
  public static Map<String, String> texts(RealmModel realm) {
    return realm
        .getRequiredActionProvidersStream()
        .filter(action -> Names.REGISTER_METHODS.equals(action.getProviderId()))
        .findFirst()
        .map(RequiredActionProviderModel::getAlias)
        .map(realm::getRequiredActionConfigByAlias)
        .map(RequiredActionConfigModel::getConfig)
        .orElse(Map.of());
  }

  /** All that the policy in force follows from. */
  private record Source(
      Map<String, String> texts, List<MethodId> methods, String country, Duration pageLifespan) {

    Source {
      texts = new HashMap<>(texts);
    }

    PolicyParser.Parsed parse() {
      return new PolicyParser(methods, country).parse(texts).within(pageLifespan);
    }
  }

  /** What a request parsed already. */
  private record InForce(Source source, Policy policy) {}
}
