// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.gateway;

import io.github.keycloaksspr.admin.AdminAct;
import io.github.keycloaksspr.admin.AdminRequest;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import io.github.keycloaksspr.keycloak.gateway.Gateways;
import io.github.keycloaksspr.keycloak.gateway.RealmGateway;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.gateway.GatewayProviderFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.ErrorRepresentation;

/** The realm's gateway for texts and calls: what it is, what it shall be, and whether it works. */
@Produces(MediaType.APPLICATION_JSON)
public final class GatewayResource {

  private static final String WHAT = "gateway";

  /** Enough to find out what is wrong, too few to annoy the owner of a phone. */
  private static final int TESTS = 10;

  private static final Duration TEST_WINDOW = Duration.ofHours(1);

  private final RealmModel realm;
  private final KeycloakSession session;
  private final AdminRequest request;

  /** Made for one request. */
  public GatewayResource(RealmModel realm, KeycloakSession session, AdminRequest request) {
    this.realm = realm;
    this.session = session;
    this.request = request;
  }

  /** Which gateway the realm uses, and why phones are not offered if they are not. */
  @GET
  public GatewayReport show() {
    request.requireViewRealm();
    return GatewayReport.of(session, realm);
  }

  /** Gives the realm a gateway of its own, in place of the one it had. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public GatewayReport store(GatewaySettingsForm form) {
    request.requireManageRealm();
    GatewaySettingsForm given = form == null ? new GatewaySettingsForm(null, null) : form;
    GatewayProviderFactory gateway =
        Gateways.factory(session, given.provider())
            .orElseThrow(
                () ->
                    refusal(
                        Status.BAD_REQUEST,
                        "The provider must be one of: "
                            + String.join(", ", Gateways.installed(session))
                            + "."));
    try {
      RealmGateway.store(session, realm, gateway, given.settings());
    } catch (ComponentValidationException e) {
      throw refusal(Status.BAD_REQUEST, RealmGateway.told(e));
    }
    record(OperationType.UPDATE, WHAT, given);
    return GatewayReport.of(session, realm);
  }

  /** Takes the realm's own gateway away; server options hold again. */
  @DELETE
  public Response remove() {
    request.requireManageRealm();
    if (!RealmGateway.remove(realm)) {
      throw refusal(Status.NOT_FOUND, "The realm has no gateway of its own.");
    }
    record(OperationType.DELETE, WHAT, Map.of());
    return Response.noContent().build();
  }

  /** Sends a message that holds no code, and says what became of it. */
  @POST
  @Path("test")
  @Consumes(MediaType.APPLICATION_JSON)
  public TestOutcome test(TestMessage message) {
    request.requireManageRealm();
    TestMessage given = message == null ? new TestMessage(null, null) : message;
    Sspr sspr = Sspr.of(session, realm);
    Channel channel = channel(given);
    PhoneNumber to = phone(sspr, given);
    if (!sspr.limiter().acquire(new Limit("gateway-test", realm.getId(), TESTS, TEST_WINDOW))) {
      throw refusal(
          Status.TOO_MANY_REQUESTS,
          "A realm may send %d test messages an hour. Try again later.".formatted(TESTS));
    }
    Outcome outcome = sspr.delivery().test(channel, to, Locale.forLanguageTag(language()));
    record(
        OperationType.ACTION,
        WHAT + "/test",
        Map.of("channel", channel.id(), "outcome", outcome.id()));
    return TestOutcome.of(outcome);
  }

  private void record(OperationType operation, String what, Object said) {
    request.record(AdminAct.onRealm(AdminAct.Type.SSPR_GATEWAY, operation, what, said));
  }

  private Channel channel(TestMessage message) {
    Channel channel =
        Channel.of(message.channel())
            .filter(known -> known != Channel.MAIL)
            .orElseThrow(() -> refusal(Status.BAD_REQUEST, "The channel must be sms or voice."));
    GatewayReport report = GatewayReport.of(session, realm);
    if (!report.channels().contains(channel.id())) {
      throw refusal(
          Status.BAD_REQUEST,
          report.problem().isEmpty()
              ? "The gateway %s is not set up for %s.".formatted(report.provider(), channel.id())
              : report.problem());
    }
    return channel;
  }

  private static PhoneNumber phone(Sspr sspr, TestMessage message) {
    if (sspr.policy().phones().read(message.to()) instanceof PhoneNumbers.Reading.Valid valid) {
      return valid.number();
    }
    throw refusal(
        Status.BAD_REQUEST,
        "The number must be one that the policy allows, best written as +14155550100.");
  }

  private String language() {
    String language = realm.getDefaultLocale();
    return realm.isInternationalizationEnabled() && language != null ? language : "en";
  }

  private static WebApplicationException refusal(Status status, String why) {
    ErrorRepresentation error = new ErrorRepresentation();
    error.setErrorMessage(why);
    return new WebApplicationException(
        Response.status(status).type(MediaType.APPLICATION_JSON).entity(error).build());
  }
}
