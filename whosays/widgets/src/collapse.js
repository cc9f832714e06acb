// The one collapse of the page: from who gave it to whom to how many first sources are left.
// The chain builder and the root counter count with it. Plain pairs of names, no page. Python
// has the same rule (sourcing/collapse.py); tests/cases/collapse.json holds the two together.

/**
 * @typedef {[string, string]} Pair
 * @typedef {{roots: string[], units: string[][], groups: string[][], folded: string[],
 *   circles: string[][], least: number, most: number}} Left
 */

/**
 * Which names a claim can get to from each name.
 *
 * @param {Pair[]} edges from who gave it to who got it
 * @returns {Map<string, Set<string>>}
 */
export function reach(edges) {
  /** @type {Map<string, Set<string>>} */
  const ways = new Map();
  const from = (/** @type {string} */ name) => {
    const found = ways.get(name) ?? new Set();
    ways.set(name, found);
    return found;
  };
  for (const [giver, taker] of edges) {
    from(giver).add(taker);
    from(taker);
  }
  for (const [middle, onward] of ways) {
    for (const found of ways.values()) {
      if (found.has(middle)) onward.forEach((name) => found.add(name));
    }
  }
  return ways;
}

/**
 * Put names that pairs join into groups, each in the order of the names.
 *
 * @param {string[]} names
 * @param {Pair[]} pairs a pair with a name that is not among the names joins nothing
 * @returns {string[][]}
 */
function joined(names, pairs) {
  const groups = new Map(names.map((name) => [name, [name]]));
  for (const [first, last] of pairs) {
    const [one, other] = [groups.get(first), groups.get(last)];
    if (!one || !other || one === other) continue;
    const both = new Set([...one, ...other]);
    const group = names.filter((name) => both.has(name));
    group.forEach((name) => groups.set(name, group));
  }
  return [...new Set(groups.values())];
}

/**
 * Collapse a chain to its roots.
 *
 * A root got the claim from nobody and passed it on. In a circle that nobody leads into, one
 * must have begun: it counts once. So do the voices of one body (`one`). Roots that may be
 * one (`same`) count once for the least, each for the most.
 *
 * @param {Pair[]} edges
 * @param {Pair[]} [same]
 * @param {Pair[]} [one]
 * @returns {Left}
 */
export function collapse(edges, same = [], one = []) {
  const ways = reach(edges);
  const names = [...ways.keys()];
  const leads = (/** @type {string} */ a, /** @type {string} */ b) => Boolean(ways.get(a)?.has(b));
  const passesOn = (/** @type {string} */ name) => names.some((other) => leads(name, other));
  const roots = names.filter((name) => passesOn(name)
    && names.every((giver) => !leads(giver, name) || leads(name, giver)));
  const mutual = names.flatMap((a) => names
    .filter((b) => a !== b && leads(a, b) && leads(b, a))
    .map((b) => /** @type {Pair} */ ([a, b])));
  const units = joined(roots, [...mutual, ...one]);
  const groups = joined(roots, [...mutual, ...one, ...same]);
  return {
    roots, units, groups,
    folded: names.filter((name) => !roots.includes(name)),
    circles: joined(names, mutual).filter((group) => group.length > 1),
    least: groups.length,
    most: units.length,
  };
}
