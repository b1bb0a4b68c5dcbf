// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.puzzle;

/**
 * What a browser is given to solve: the number below {@code maxNumber} that, written after the
 * salt, has the challenge for its hash. Named as in ALTCHA's protocol, version 1.
 *
 * @param algorithm of the hash, as browsers name it
 * @param challenge the hash, in hexadecimal digits
 * @param salt says when the puzzle expires, too
 * @param signature shows us later that the puzzle is ours, as nothing is kept
 * @param maxNumber above all numbers that can be right
 */
public record Puzzle(
    String algorithm, String challenge, String salt, String signature, long maxNumber) {}
