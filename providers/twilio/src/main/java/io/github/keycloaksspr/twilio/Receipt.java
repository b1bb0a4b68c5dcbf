// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

/**
 * What Twilio said of a message or call that it made.
 *
 * @param sid Twilio's id of it, null if it gave none
 * @param dead whether it failed at once
 * @param code Twilio's error number if it did, null if there is none
 */
record Receipt(String sid, boolean dead, Integer code) {}
