// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import java.util.List;

/** Looks at one matter. Changes nothing. */
@FunctionalInterface
interface Check {

  /** What is wrong; empty where nothing is. */
  List<Finding> findings();
}
