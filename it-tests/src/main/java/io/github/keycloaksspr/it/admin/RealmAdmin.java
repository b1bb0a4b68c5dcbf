// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.support.Urls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One realm as an administrator handles it. */
public final class RealmAdmin {

  private static final String HUB = "sspr-register-methods";

  private final AdminApi api;
  private final String name;

  RealmAdmin(AdminApi api, String name) {
    this.api = api;
    this.name = name;
  }

  /** The realm's name. */
  public String name() {
    return name;
  }

  /** The whole API, for what has no method here. */
  public AdminApi api() {
    return api;
  }

  /** A path below the realm's own. */
  public String path(String below) {
    return "/admin/realms/" + Urls.encode(name) + (below.isEmpty() ? "" : "/" + below);
  }

  /** Whether there is such a realm. */
  public boolean exists() {
    return api.get(path("")).status() == 200;
  }

  /** The realm's settings. */
  public JsonNode settings() {
    return api.get(path("")).orFail().json();
  }

  /** Changes these settings and no others. */
  public void change(Map<String, ?> settings) {
    api.put(path(""), settings).orFail();
  }

  /** Removes the realm with everybody in it. */
  public void delete() {
    api.delete(path("")).orFail();
  }

  /**
   * Calls the product's own set-up with all users in scope, and has its flow used for resets. A
   * policy that the realm has already stays.
   */
  public JsonNode setUp() {
    return setUp(Map.of("scope", "all"));
  }

  /** Calls the product's own set-up with that policy, and has its flow used for resets. */
  public JsonNode setUp(Map<String, String> policy) {
    return api.post(path("sspr/setup?bindFlow=true"), Map.of("policy", policy)).orFail().json();
  }

  /** Calls the product's own set-up without a policy, and has its flow used for resets. */
  public JsonNode setUpQuietly() {
    return api.post(path("sspr/setup?bindFlow=true")).orFail().json();
  }

  /** The product's settings, as they are stored. */
  public Map<String, String> policy() {
    Map<String, String> policy = new LinkedHashMap<>();
    api.get(path("authentication/required-actions/" + HUB + "/config"))
        .orFail()
        .json()
        .path("config")
        .properties()
        .forEach(entry -> policy.put(entry.getKey(), entry.getValue().asText()));
    return policy;
  }

  /** Sets these of the product's settings and keeps the others. */
  public void changePolicy(Map<String, String> changes) {
    Map<String, String> policy = new LinkedHashMap<>(policy());
    policy.putAll(changes);
    storePolicy(policy).orFail();
  }

  /** Stores the product's settings, all at once; the answer tells whether they were taken. */
  public AdminAnswer storePolicy(Map<String, String> policy) {
    return api.put(
        path("authentication/required-actions/" + HUB + "/config"), Map.of("config", policy));
  }

  /** Makes a user and says the new id. */
  public String createUser(Map<String, ?> representation) {
    return api.post(path("users"), representation).orFail().newId();
  }

  /** The id of a user. */
  public String userId(String username) {
    JsonNode found =
        api.get(path("users?exact=true&username=" + Urls.encode(username))).orFail().json();
    if (found.size() != 1) {
      throw new IllegalStateException("No user " + username + " in " + name);
    }
    return found.get(0).path("id").asText();
  }

  /** A user by name, with all attributes. */
  public JsonNode user(String username) {
    return api.get(path("users/" + userId(username))).orFail().json();
  }

  /** Changes these properties of a user; Keycloak wants the others said again, so they are. */
  public void changeUser(String username, Map<String, ?> changes) {
    ObjectNode user = (ObjectNode) user(username);
    changes.forEach((property, value) -> user.set(property, Json.of(value)));
    api.put(path("users/" + userId(username)), user).orFail();
  }

  /** Sets or, with no values, removes one attribute of a user. */
  public void setAttribute(String username, String attribute, List<String> values) {
    JsonNode before = user(username).path("attributes");
    ObjectNode attributes =
        before instanceof ObjectNode present ? present : (ObjectNode) Json.of(Map.of());
    attributes.set(attribute, Json.of(values));
    changeUser(username, Map.of("attributes", attributes));
  }

  /** Declares a user attribute that only administrators see and edit. */
  public void declareAttribute(String attribute) {
    ObjectNode profile = (ObjectNode) api.get(path("users/profile")).orFail().json();
    profile
        .withArray("attributes")
        .add(
            Json.of(
                Map.of(
                    "name",
                    attribute,
                    "permissions",
                    Map.of("view", List.of("admin"), "edit", List.of("admin")))));
    api.put(path("users/profile"), profile).orFail();
  }

  /** Sets a password that need not be changed. */
  public void setPassword(String username, String password) {
    api.put(
            path("users/" + userId(username) + "/reset-password"),
            Map.of("type", "password", "value", password, "temporary", false))
        .orFail();
  }

  /** The credentials of a user, without their secrets. */
  public JsonNode credentials(String username) {
    return api.get(path("users/" + userId(username) + "/credentials")).orFail().json();
  }

  /** The types of a user's credentials. */
  public List<String> credentialTypes(String username) {
    return credentials(username).findValuesAsText("type");
  }

  /** Removes one credential of a user. */
  public void deleteCredential(String username, String credentialId) {
    api.delete(path("users/" + userId(username) + "/credentials/" + credentialId)).orFail();
  }

  /** The sessions of a user. */
  public JsonNode sessions(String username) {
    return api.get(path("users/" + userId(username) + "/sessions")).orFail().json();
  }

  /** Ends all sessions of a user. */
  public void logOut(String username) {
    api.post(path("users/" + userId(username) + "/logout")).orFail();
  }

  /** What brute-force protection knows about a user. */
  public JsonNode loginFailures(String username) {
    return api.get(path("attack-detection/brute-force/users/" + userId(username))).orFail().json();
  }

  /** Gives a user a role of the realm; the role is made where it is missing. */
  public void giveRealmRole(String username, String role) {
    String rolePath = path("roles/" + Urls.encode(role));
    if (api.get(rolePath).status() == 404) {
      api.post(path("roles"), Map.of("name", role)).orFail();
    }
    JsonNode representation = api.get(rolePath).orFail().json();
    api.post(path("users/" + userId(username) + "/role-mappings/realm"), List.of(representation))
        .orFail();
  }

  /** Gives a user a role of a client, such as {@code realm-admin} of {@code realm-management}. */
  public void giveClientRole(String username, String clientId, String role) {
    String client = clientId(clientId);
    JsonNode representation =
        api.get(path("clients/" + client + "/roles/" + Urls.encode(role))).orFail().json();
    String mappings = path("users/" + userId(username) + "/role-mappings/clients/" + client);
    AdminAnswer given = api.post(mappings, List.of(representation));
    if (given.status() == 403) {
      giveHighestRole(mappings, representation);
    } else {
      given.orFail();
    }
  }

  /**
   * Who created a realm may give all roles in it but the highest. An administrator of the whole
   * server may, but walks through the roles of all realms, which takes minutes when there are many.
   * So a user gives it who has it by import, and is removed again.
   */
  private void giveHighestRole(String mappings, JsonNode role) {
    String giver = "giver-of-roles";
    api.post(
            path("partialImport"),
            Map.of(
                "users",
                List.of(
                    Map.of(
                        "username",
                        giver,
                        "email",
                        giver + "@corp.example",
                        "firstName",
                        "Giver",
                        "lastName",
                        "Of Roles",
                        "enabled",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", giver)),
                        "clientRoles",
                        Map.of("realm-management", List.of("realm-admin"))))))
        .orFail();
    api.as(name, giver, giver).post(mappings, List.of(role)).orFail();
    api.delete(path("users/" + userId(giver))).orFail();
  }

  /** The internal id of a client. */
  public String clientId(String clientId) {
    return api.get(path("clients?clientId=" + Urls.encode(clientId)))
        .orFail()
        .json()
        .path(0)
        .path("id")
        .asText();
  }

  /** Makes a group and says its id. */
  public String createGroup(String group) {
    return api.post(path("groups"), Map.of("name", group)).orFail().newId();
  }

  /** Makes a group below another and says its id. */
  public String createGroup(String parentId, String group) {
    return api.post(path("groups/" + parentId + "/children"), Map.of("name", group))
        .orFail()
        .newId();
  }

  /** Puts a user into a group. */
  public void join(String username, String groupId) {
    api.put(path("users/" + userId(username) + "/groups/" + groupId), Map.of()).orFail();
  }

  /** The events of the realm, newest first, up to a thousand. */
  public List<JsonNode> events() {
    return listed(api.get(path("events?max=1000")).orFail().json());
  }

  /** The events of one type, newest first. */
  public List<JsonNode> events(String type) {
    return listed(api.get(path("events?max=1000&type=" + Urls.encode(type))).orFail().json());
  }

  /** The administrators' events of the realm, newest first. */
  public List<JsonNode> adminEvents() {
    return listed(api.get(path("admin-events?max=1000")).orFail().json());
  }

  /** Forgets all events. */
  public void clearEvents() {
    api.delete(path("events")).orFail();
  }

  /** Makes a flow of these steps in this order. */
  public void createFlow(String alias, List<FlowStep> steps) {
    api.post(
            path("authentication/flows"),
            Map.of(
                "alias",
                alias,
                "description",
                alias,
                "providerId",
                "basic-flow",
                "topLevel",
                true,
                "builtIn",
                false))
        .orFail();
    String executions = "authentication/flows/" + Urls.encode(alias).replace("+", "%20");
    for (int i = 0; i < steps.size(); i++) {
      api.post(
              path(executions + "/executions/execution"),
              Map.of("provider", steps.get(i).provider(), "priority", (i + 1) * 10))
          .orFail();
    }
    JsonNode made = executions(alias);
    for (int i = 0; i < steps.size(); i++) {
      ObjectNode execution = (ObjectNode) made.get(i);
      execution.put("requirement", steps.get(i).requirement());
      api.put(path(executions + "/executions"), execution).orFail();
    }
  }

  /** The executions of a flow, in order. */
  public JsonNode executions(String alias) {
    return api.get(
            path("authentication/flows/" + Urls.encode(alias).replace("+", "%20") + "/executions"))
        .orFail()
        .json();
  }

  /** Sets the requirement of one step of a flow. */
  public void requirement(String alias, String provider, String requirement) {
    for (JsonNode execution : executions(alias)) {
      if (execution.path("providerId").asText().equals(provider)) {
        ((ObjectNode) execution).put("requirement", requirement);
        api.put(
                path(
                    "authentication/flows/"
                        + Urls.encode(alias).replace("+", "%20")
                        + "/executions"),
                execution)
            .orFail();
        return;
      }
    }
    throw new IllegalStateException("No " + provider + " in the flow " + alias);
  }

  /** Joins a directory to the realm and says the component's id. */
  public String addDirectory(Map<String, String> settings) {
    return addComponent(
        settings().path("id").asText(),
        "org.keycloak.storage.UserStorageProvider",
        "ldap",
        "directory",
        settings);
  }

  /** Has the realm's only directory found with these settings from now on. */
  public void changeDirectory(Map<String, String> settings) {
    ObjectNode directory =
        (ObjectNode)
            api.get(path("components?type=org.keycloak.storage.UserStorageProvider"))
                .orFail()
                .json()
                .path(0);
    settings.forEach(
        (key, value) -> directory.withObject("/config").set(key, Json.of(List.of(value))));
    api.put(path("components/" + directory.path("id").asText()), directory).orFail();
  }

  /** Copies an attribute of a directory's people to an attribute of Keycloak's users. */
  public void mapDirectoryAttribute(String directoryId, String ldapAttribute, String attribute) {
    addComponent(
        directoryId,
        "org.keycloak.storage.ldap.mappers.LDAPStorageMapper",
        "user-attribute-ldap-mapper",
        attribute,
        Map.of(
            "ldap.attribute",
            ldapAttribute,
            "user.model.attribute",
            attribute,
            "read.only",
            "true",
            "always.read.value.from.ldap",
            "false",
            "is.mandatory.in.ldap",
            "false"));
  }

  private String addComponent(
      String parentId,
      String providerType,
      String providerId,
      String componentName,
      Map<String, String> config) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    config.forEach((key, value) -> values.put(key, List.of(value)));
    return api.post(
            path("components"),
            Map.of(
                "name",
                componentName,
                "parentId",
                parentId,
                "providerType",
                providerType,
                "providerId",
                providerId,
                "config",
                values))
        .orFail()
        .newId();
  }

  /** Has people sign in through another server too. */
  public void addIdentityProvider(String alias) {
    api.post(
            path("identity-provider/instances"),
            Map.of(
                "alias",
                alias,
                "providerId",
                "oidc",
                "enabled",
                true,
                "config",
                Map.of(
                    "clientId",
                    "realm",
                    "clientSecret",
                    "secret",
                    "authorizationUrl",
                    "http://127.0.0.1/idp/authorize",
                    "tokenUrl",
                    "http://127.0.0.1/idp/token")))
        .orFail();
  }

  /** Links a user to their account at an identity provider. */
  public void linkIdentity(String username, String alias) {
    api.post(
            path("users/" + userId(username) + "/federated-identity/" + Urls.encode(alias)),
            Map.of("userId", username + "-there", "userName", username))
        .orFail();
  }

  /** Makes a client that has a user of its own, named {@code service-account-} and its id. */
  public void addServiceAccount(String clientId) {
    api.post(
            path("clients"),
            Map.of("clientId", clientId, "publicClient", false, "serviceAccountsEnabled", true))
        .orFail();
  }

  /** Has this flow used for resets. */
  public void bindResetFlow(String alias) {
    change(Map.of("resetCredentialsFlow", alias));
  }

  private static List<JsonNode> listed(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }
}
