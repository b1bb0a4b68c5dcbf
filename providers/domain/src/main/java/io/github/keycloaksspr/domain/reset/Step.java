// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.method.MethodId;

/** Where a user stands within one verification step. What was sent or proven is not in it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "at")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Step.Choosing.class, name = "choosing"),
  @JsonSubTypes.Type(value = Step.Confirming.class, name = "confirming"),
  @JsonSubTypes.Type(value = Step.Entering.class, name = "entering"),
  @JsonSubTypes.Type(value = Step.Answering.class, name = "answering"),
  @JsonSubTypes.Type(value = Step.Presenting.class, name = "presenting")
})
public sealed interface Step {

  /** At the list of methods. */
  record Choosing() implements Step {}

  /** At a page of one method. */
  sealed interface AtMethod extends Step {

    /** Which. */
    MethodId method();
  }

  /** Asked to type the whole number or address. */
  record Confirming(MethodId method, Channel channel) implements AtMethod {}

  /** Asked for the code that was sent. */
  record Entering(MethodId method, Channel channel) implements AtMethod {}

  /** Asked the security questions. */
  record Answering(MethodId method) implements AtMethod {}

  /** Asked for a code that the user has already, from an app or a list. */
  record Presenting(MethodId method) implements AtMethod {}
}
