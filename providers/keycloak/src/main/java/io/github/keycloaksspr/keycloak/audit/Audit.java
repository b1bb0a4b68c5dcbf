// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.audit;

import io.github.keycloaksspr.spi.MethodId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/**
 * Writes Keycloak events. Details hold ids and words of ours only, never a code, an answer, a
 * number or an address.
 */
public final class Audit {

  /** The detail with what was done, a word of {@link AuditStep}. */
  public static final String STEP = "sspr_step";

  /** The detail with the method that it was done with. */
  public static final String METHOD = "sspr_method";

  /** The detail with what came of it, a word of {@link AuditResult}. */
  public static final String RESULT = "sspr_result";

  /** The detail with the id of the reset that it is part of. */
  public static final String RESET = "sspr_reset";

  /** The detail with the id of the registration of a method that it is part of. */
  public static final String REGISTRATION = "sspr_registration";

  /** The types of all events of ours. */
  public static final Set<EventType> TYPES =
      Collections.unmodifiableSet(
          EnumSet.of(
              EventType.SEND_RESET_PASSWORD,
              EventType.SEND_RESET_PASSWORD_ERROR,
              EventType.RESET_PASSWORD,
              EventType.RESET_PASSWORD_ERROR,
              EventType.UPDATE_CREDENTIAL,
              EventType.UPDATE_CREDENTIAL_ERROR,
              EventType.REMOVE_CREDENTIAL,
              EventType.REMOVE_CREDENTIAL_ERROR,
              EventType.CUSTOM_REQUIRED_ACTION,
              EventType.CUSTOM_REQUIRED_ACTION_ERROR));

  private static final String SUPPORT_CODE = "sspr_support_code";
  private static final AuditResult REFUSED = AuditResult.REFUSED;

  private final EventBuilder base;

  /**
   * @param base the request's own builder; it is cloned, because Keycloak goes on using it
   */
  public Audit(EventBuilder base) {
    this.base = base;
  }

  /**
   * The same, with the code that a page shows, so that an administrator who is told it finds the
   * event.
   */
  public Audit withSupportCode(String supportCode) {
    return new Audit(base.clone().detail(SUPPORT_CODE, supportCode));
  }

  /**
   * The same as part of one reset, so that a report can tell which beginnings led nowhere.
   *
   * @param reset the reset's own id, which opens nothing
   */
  public Audit ofReset(String reset) {
    return new Audit(base.clone().detail(RESET, reset));
  }

  /**
   * The same as part of the registration of one method.
   *
   * @param registration its own id, which opens nothing
   */
  public Audit ofRegistration(String registration) {
    return new Audit(base.clone().detail(REGISTRATION, registration));
  }

  /** The same, with the type of the credential that it is about. */
  public Audit withCredentialType(String type) {
    return new Audit(base.clone().detail(Details.CREDENTIAL_TYPE, type));
  }

  /** Where these events come from, for more of them after the request is over. */
  public AuditOrigin origin() {
    return AuditOrigin.of(base);
  }

  /** Something went well. */
  public void success(
      EventType type,
      String userId,
      AuditStep step,
      Optional<MethodId> method,
      AuditResult result) {
    event(type, userId, step, method, result).success();
  }

  /**
   * A request without a known account was refused.
   *
   * @param type of the success that it is the opposite of
   * @param error one of a few words of ours or of Keycloak's
   */
  public void unknown(EventType type, AuditStep step, String error) {
    base.clone().event(type).detail(STEP, step.id()).detail(RESULT, REFUSED.id()).error(error);
  }

  /**
   * Something was refused.
   *
   * @param type of the success that it is the opposite of
   * @param error one of a few words of ours or of Keycloak's
   */
  public void failure(
      EventType type, String userId, AuditStep step, Optional<MethodId> method, String error) {
    event(type, userId, step, method, REFUSED).error(error);
  }

  /** Whether an event was written here. */
  public static boolean isOurs(Event event) {
    return event.getDetails() != null && event.getDetails().containsKey(STEP);
  }

  private EventBuilder event(
      EventType type,
      String userId,
      AuditStep step,
      Optional<MethodId> method,
      AuditResult result) {
    EventBuilder event = base.clone().event(type).user(userId).detail(STEP, step.id());
    method.ifPresent(id -> event.detail(METHOD, id.value()));
    return event.detail(RESULT, result.id());
  }
}
