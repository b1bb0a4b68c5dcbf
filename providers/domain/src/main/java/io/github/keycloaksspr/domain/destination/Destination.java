// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

/**
 * Where a code goes. {@code toString} of every kind shows the mask only, so that a slip into a log
 * line gives nothing away.
 */
public sealed interface Destination permits PhoneNumber, MailAddress, HashedDestination {

  /**
   * The one spelling by which two destinations are compared; secret, never shown or logged. Never
   * null.
   */
  String canonical();

  /**
   * What may be shown on a page before proof: the last two digits, or the first letter and the
   * domain.
   */
  String mask();
}
