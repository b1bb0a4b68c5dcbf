// SPDX-License-Identifier: Apache-2.0
/**
 * What a person types, read generously and compared by its meaning: codes, phone numbers, mail
 * addresses, answers, cells of a table. What cannot be read is told apart from what is wrong: it
 * costs no try, and it says what to do.
 */
package io.github.keycloaksspr.domain.typed;
