// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.installed;

import io.github.keycloaksspr.keycloak.gateway.RareWarnings;
import io.github.keycloaksspr.spi.method.VerificationMethodFactory;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Calls a method that may be of another extension. One of those that throws or returns null harms
 * itself only: it counts as having said nothing, and the log names it. What our own methods throw
 * is an outage, and goes on to what waits for it.
 *
 * @param factory whose method it is
 */
public record GuardedMethod(VerificationMethodFactory factory) {

  private static final Logger LOG = Logger.getLogger(GuardedMethod.class);

  /** Anyone who begins a reset can have a method fail. */
  private static final RareWarnings WARNINGS = new RareWarnings();

  /**
   * What it says; empty if it fails.
   *
   * @param what is called, for the log
   */
  public <T> Optional<T> call(String what, Supplier<T> call) {
    if (factory instanceof OwnMethodFactory) {
      return Optional.of(call.get());
    }
    try {
      return Optional.of(Objects.requireNonNull(call.get()));
    } catch (RuntimeException | LinkageError e) {
      failed(what, e);
      return Optional.empty();
    }
  }

  /** Names it in the log, without the error's own words: they may hold what was typed. */
  public void failed(String what, Throwable error) {
    Throwable cause = error.getCause() == null ? error : error.getCause();
    failed(what, cause.getClass().getName());
  }

  /**
   * The same for what is no error of Java's.
   *
   * @param why made of words of ours
   */
  public void failed(String what, String why) {
    if (WARNINGS.isNews(String.join("/", factory.getId(), what, why))) {
      LOG.warnf(
          "The verification method %s failed at %s: %s. Repeats within ten minutes are not logged.",
          factory.getId(), what, why);
    }
  }
}
