// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;

/** Where a user stands within one verification step. What was sent or proven is not in it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "at")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Step.Choosing.class, name = "choosing"),
  @JsonSubTypes.Type(value = Step.Confirming.class, name = "confirming"),
  @JsonSubTypes.Type(value = Step.Entering.class, name = "entering"),
  @JsonSubTypes.Type(value = Step.AtPage.class, name = "page")
})
public sealed interface Step {

  /** What depends on the step: one case for each. */
  interface Cases<T> {

    /** For {@link Choosing}. */
    T choosing();

    /** For {@link Confirming}. */
    T confirming(MethodId method, Channel channel);

    /** For {@link Entering}. */
    T entering(MethodId method, Channel channel);

    /** For {@link AtPage}. */
    T atPage(MethodId method, String note);
  }

  /** The case of this step. */
  <T> T in(Cases<T> cases);

  /** At the list of methods. */
  record Choosing() implements Step {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.choosing();
    }
  }

  /** At a page of one method. */
  sealed interface AtMethod extends Step {

    /** Which. */
    MethodId method();
  }

  /** At a page of a method that sends codes. */
  sealed interface OfSentCode extends AtMethod {

    /** The way that was chosen. */
    Channel channel();
  }

  /** Asked to type the whole number or address. */
  record Confirming(MethodId method, Channel channel) implements OfSentCode {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.confirming(method, channel);
    }
  }

  /** Asked for the code that was sent. */
  record Entering(MethodId method, Channel channel) implements OfSentCode {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.entering(method, channel);
    }
  }

  /**
   * At the page of a method that has one of its own.
   *
   * @param note what is kept for the method; nothing else reads it
   */
  record AtPage(MethodId method, String note) implements AtMethod {
    @Override
    public <T> T in(Cases<T> cases) {
      return cases.atPage(method, note);
    }

    @Override
    public String toString() {
      return "AtPage " + method;
    }
  }
}
