// SPDX-License-Identifier: Apache-2.0

// Tries numbers, one share of all, until one written after the salt has the wanted hash.

/** Hashes are computed elsewhere in the browser; so many are asked for at a time. */
const BATCH = 200;

const encoder = new TextEncoder();

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (digits) => parseInt(digits, 16));

const same = (one, other) => one.every((byte, i) => byte === other[i]);

async function find({ algorithm, challenge, salt, maxNumber, first, step }) {
  const wanted = bytesOf(challenge);
  const isRight = async (number) =>
    same(wanted, new Uint8Array(await crypto.subtle.digest(algorithm, encoder.encode(salt + number))));
  for (let next = first; next <= maxNumber; next += step * BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, i) => next + i * step);
    const answers = await Promise.all(numbers.map(isRight));
    if (answers.includes(true)) {
      return numbers[answers.indexOf(true)];
    }
  }
  return null;
}

self.addEventListener("message", async (event) => {
  try {
    self.postMessage({ number: await find(event.data) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
});
