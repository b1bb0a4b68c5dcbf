// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.method.MethodId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What a page of the verification may tell. */
interface Sight {

  /** The account, as it was typed. */
  String account();

  /** How many proofs will be asked for; 0 where that is not told. */
  int steps();

  /** The list to choose from: one entry for each way that a method has. */
  List<Map<String, Object>> options();

  /** The mask of where codes go; empty where there is none, or it is not told. */
  String hint(MethodId method);

  /** Which of several codes is asked for; empty where there is one only, or it is not told. */
  OptionalInt number(MethodId method);

  /** The keys of the questions to ask. */
  List<String> questions();
}
