// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.util.ArrayList;
import java.util.List;

/**
 * The code of one method that is good now, how it travelled, and the codes before it. Each method
 * has its own: a code that was sent for one does not end the code of another.
 *
 * @param method the method that it proves
 * @param channel the way it went
 * @param destination where it went: the keyed hash of a destination of the account or, before the
 *     account is looked up, what was typed
 * @param code what is kept of it
 * @param earlier the codes of this method that it replaced, the latest first; at most {@value
 *     #MOST_EARLIER}. They are good for nothing, but a user who types one is told so.
 */
public record SentCode(
    MethodId method, Channel channel, String destination, OneTimeCode code, List<Earlier> earlier) {

  /** More than the policy lets a user have sent in the life of a code. */
  static final int MOST_EARLIER = 10;

  public SentCode {
    earlier = List.copyOf(earlier);
  }

  /** The first code of a method. */
  public SentCode(MethodId method, Channel channel, String destination, OneTimeCode code) {
    this(method, channel, destination, code, List.of());
  }

  /**
   * A code that a later one replaced.
   *
   * @param destination as above
   * @param code what was kept of it
   */
  public record Earlier(String destination, OneTimeCode code) {

    @Override
    public String toString() {
      return code.toString();
    }
  }

  /** Whether it went that way, for that method. */
  public boolean isFor(MethodId method, Channel channel) {
    return this.method.equals(method) && this.channel == channel;
  }

  /** The same code after another one of its method, which is worthless from now on. */
  SentCode replacing(SentCode other) {
    List<Earlier> all = new ArrayList<>();
    all.add(new Earlier(other.destination, other.code));
    all.addAll(other.earlier);
    return new SentCode(
        method, channel, destination, code, all.subList(0, Math.min(MOST_EARLIER, all.size())));
  }

  @Override
  public String toString() {
    return code.toString();
  }
}
