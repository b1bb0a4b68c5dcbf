// SPDX-License-Identifier: Apache-2.0
package com.example.badge;

import io.github.keycloaksspr.spi.method.Account;
import io.github.keycloaksspr.spi.method.Availability;
import io.github.keycloaksspr.spi.method.Challenge;
import io.github.keycloaksspr.spi.method.Enrolment;
import io.github.keycloaksspr.spi.method.Form;
import io.github.keycloaksspr.spi.method.Match;
import io.github.keycloaksspr.spi.method.Message;
import io.github.keycloaksspr.spi.method.Result;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import io.github.keycloaksspr.spi.method.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * A colleague holds the user's badge to a reader and reads a code off it. The readers' service
 * knows which code a badge shows now.
 */
final class BadgeMethod implements VerificationMethod {

  private static final String CODE = "code";

  private final HttpClient client;
  private final Optional<String> service;

  BadgeMethod(HttpClient client, Optional<String> service) {
    this.client = client;
    this.service = service;
  }

  @Override
  public Availability availability() {
    return service.isPresent()
        ? Availability.READY
        : Availability.because(
            "Set the server option spi-sspr-verification-method--badge-reader--url.");
  }

  @Override
  public Optional<Enrolment> enrolment(UserModel user) {
    return Badge.of(user).map(badge -> Enrolment.of(badge.credential()));
  }

  @Override
  public View show(Challenge challenge, Account account) {
    return new View("enter-code", "badge-enter.ftl", Map.of());
  }

  @Override
  public Result submit(Challenge challenge, Form form, Account account) {
    String typed = form.text(CODE).strip();
    return typed.isEmpty()
        ? new Result.Stay(challenge, List.of(Message.at(CODE, "badge-code-missing")))
        : new Result.Compare(
            (session, owner) -> match(owner, typed), Message.at(CODE, "badge-code-wrong"));
  }

  private Optional<Match> match(UserModel owner, String typed) {
    return Badge.of(owner)
        .filter(badge -> isEqual(codeOf(badge), typed))
        .map(badge -> Match.of(badge.credential()));
  }

  private String codeOf(Badge badge) {
    URI address = URI.create(service.orElseThrow() + "/badges/" + badge.number() + "/code");
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("The service of the badge readers answered " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isEqual(String right, String typed) {
    return MessageDigest.isEqual(
        right.getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
  }
}
