// SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, in hexadecimal.
//
// The browser's own (crypto.subtle) is there only on https and on this computer's own
// address; a class that reaches the teacher's machine by http would find every page stuck.

/** @param {number} count @param {number} power */
const roots = (count, power) => {
  /** @type {[number, number][]} */
  const found = [];
  for (let n = 2; found.length < count; n++) {
    if (found.every(([prime]) => n % prime)) found.push([n, n ** power]);
  }
  return found.map(([, root]) => Math.floor((root - Math.floor(root)) * 2 ** 32));
};
const START = roots(8, 1 / 2);
const ROUND = roots(64, 1 / 3);
/** @param {number} word @param {number} by */
const turn = (word, by) => (word >>> by) | (word << (32 - by));

/** @param {string} text */
export const sha256 = (text) => {
  const given = new TextEncoder().encode(text);
  const length = Math.ceil((given.length + 9) / 64) * 64;
  const bytes = new Uint8Array(length);
  bytes.set(given);
  bytes[given.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(length - 8, Math.floor(given.length / 2 ** 29));
  view.setUint32(length - 4, given.length << 3);

  const sum = Uint32Array.from(START);
  const w = new Uint32Array(64);
  for (let block = 0; block < length; block += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(block + 4 * i);
    for (let i = 16; i < 64; i++) {
      const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = sum;
    for (let i = 0; i < 64; i++) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (sum[i] += word));
  }
  return Array.from(sum, (word) => word.toString(16).padStart(8, "0")).join("");
};
