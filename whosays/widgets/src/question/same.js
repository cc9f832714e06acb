// Whether two answers are the same. Plain data, no page.

/**
 * The same table in the same order of keys, so that two can be compared as text.
 *
 * @param {any} value
 */
export function quSorted(value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value ?? null;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * @param {any} a
 * @param {any} b
 */
export function quSame(a, b) {
  return JSON.stringify(quSorted(a)) === JSON.stringify(quSorted(b));
}
