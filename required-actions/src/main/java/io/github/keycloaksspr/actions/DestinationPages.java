// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.page.Page;
import io.github.keycloaksspr.keycloak.page.Seconds;
import io.github.keycloaksspr.spi.Channel;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/** Draws the registration of a phone or a mailbox. */
final class DestinationPages {

  private final Registration registration;
  private final MethodCredentialType type;
  private final MethodRegistration.Place place;
  private final List<Channel> channels;

  DestinationPages(
      Registration registration,
      MethodCredentialType type,
      MethodRegistration.Place place,
      List<Channel> channels) {
    this.registration = registration;
    this.type = type;
    this.place = place;
    this.channels = channels;
  }

  /**
   * The page for what there is.
   *
   * @param pending a destination to which a code went
   * @param typed what to show in the field when there is none
   * @param channel the way to show as picked
   */
  Response render(
      Optional<PendingDestination> pending,
      String typed,
      Optional<Channel> channel,
      LoginFormsProvider form) {
    Page page =
        new Page(type.registerAction().substring("sspr-".length()), type.registerAction() + ".ftl")
            .with("stage", pending.isPresent() ? "code" : "destination")
            .with("destination", typed)
            .with(
                "channel",
                pending
                    .map(PendingDestination::channel)
                    .or(() -> channel)
                    .map(Channel::id)
                    .orElse(""))
            .with("channels", channels.stream().map(Channel::id).toList())
            .with("region", country())
            .with("changing", registration.store().find(type).isPresent())
            .with("standalone", place == MethodRegistration.Place.ALONE)
            .with("codeLength", registration.sspr().policy().codes().length());
    return withCode(page, pending).render(form);
  }

  /** Whose numbers may be typed without a country code, in the words of the page. */
  private String country() {
    return new Locale.Builder()
        .setRegion(registration.sspr().policy().phones().defaultRegion())
        .build()
        .getDisplayCountry(registration.locale());
  }

  private Page withCode(Page page, Optional<PendingDestination> pending) {
    return page.with("hint", pending.map(waiting -> waiting.destination().mask()).orElse(""))
        .with(
            "expiresIn",
            Seconds.of(
                pending
                    .map(waiting -> waiting.code().remaining(registration.sspr().clock().instant()))
                    .orElse(Duration.ZERO)))
        .with(
            "resendIn",
            Seconds.of(
                pending
                    .map(waiting -> registration.sspr().codes().untilResend(waiting.code()))
                    .orElse(Duration.ZERO)));
  }
}
