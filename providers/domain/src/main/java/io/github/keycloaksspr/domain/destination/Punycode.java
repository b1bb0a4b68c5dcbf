// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

/**
 * Encodes a label of a domain name in ASCII (RFC 3492). The Java platform has this only together
 * with the mapping of IDNA 2003, which makes another name of some labels.
 */
final class Punycode {

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_NON_ASCII = 0x80;

  private Punycode() {}

  /**
   * The label's encoding, without "xn--" (RFC 3492 §6.3).
   *
   * @param label at most 63 characters, some of them not ASCII
   */
  static String encode(String label) {
    int[] input = label.codePoints().toArray();
    StringBuilder output = new StringBuilder();
    label.codePoints().filter(c -> c < FIRST_NON_ASCII).forEach(output::appendCodePoint);
    int basic = output.length();
    if (basic > 0) {
      output.append('-');
    }
    int handled = basic;
    int bias = FIRST_BIAS;
    int delta = 0;
    int from = FIRST_NON_ASCII;
    while (handled < input.length) {
      int next = smallestFrom(input, from);
      delta += (next - from) * (handled + 1);
      for (int character : input) {
        if (character < next) {
          delta++;
        } else if (character == next) {
          append(output, delta, bias);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      from = next + 1;
    }
    return output.toString();
  }

  private static int smallestFrom(int[] input, int from) {
    int smallest = Integer.MAX_VALUE;
    for (int character : input) {
      if (character >= from) {
        smallest = Math.min(smallest, character);
      }
    }
    return smallest;
  }

  private static void append(StringBuilder output, int delta, int bias) {
    int rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (rest < threshold) {
        output.append(digit(rest));
        return;
      }
      output.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int adapt(int delta, int count, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / count;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }
}
