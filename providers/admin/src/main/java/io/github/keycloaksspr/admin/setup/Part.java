// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

/**
 * One thing that the product needs in a realm. Says what it did, changes nothing that is not its
 * own, and can be asked again.
 */
interface Part {

  /** Puts it in where it is missing. */
  void add(Progress progress);

  /** Takes it out where it is ours, as we made it, and not used elsewhere. */
  void remove(Progress progress);
}
