// The counting rule of the chain builder, over plain pairs: the same as whosays.provenance's.
// Plain functions without a page, so that a test can hold them against Python's.

/** Which hands a claim can get to from each hand: Map of id to Set of ids. */
function chReach(edges) {
  const ways = new Map();
  for (const [from, to] of edges) {
    if (!ways.has(from)) ways.set(from, new Set());
    if (!ways.has(to)) ways.set(to, new Set());
    ways.get(from).add(to);
  }
  for (const [middle, onward] of ways) {
    for (const found of ways.values()) {
      if (found.has(middle)) onward.forEach((name) => found.add(name));
    }
  }
  return ways;
}

/** Put names that pairs join into groups, each in the order of the names. */
function chJoin(names, pairs) {
  const groups = new Map(names.map((name) => [name, [name]]));
  for (const [first, last] of pairs) {
    if (!groups.has(first) || !groups.has(last) || groups.get(first) === groups.get(last)) continue;
    const both = new Set([...groups.get(first), ...groups.get(last)]);
    const group = names.filter((name) => both.has(name));
    group.forEach((name) => groups.set(name, group));
  }
  return [...new Set(groups.values())];
}

/**
 * Fold a chain to its roots.
 *
 * A root got the claim from nobody and passed it on. In a circle that nobody leads into, one
 * must have begun: it counts once. So do the voices of one body ("one"). Roots that may be
 * one ("ties") count once for the least, each for the most.
 */
export function chFold(edges, ties = [], one = []) {
  const ways = chReach(edges);
  const names = [...ways.keys()];
  const leads = (a, b) => ways.get(a).has(b);
  const roots = names.filter((name) => ways.get(name).size > 0
    && names.every((giver) => !leads(giver, name) || leads(name, giver)));
  const circles = [];
  for (const a of roots) {
    for (const b of roots) {
      if (a !== b && leads(a, b) && leads(b, a)) circles.push([a, b]);
    }
  }
  const units = chJoin(roots, [...circles, ...one]);
  const groups = chJoin(roots, [...circles, ...one, ...ties]);
  return {
    roots, units, groups,
    folded: names.filter((name) => !roots.includes(name)),
    circle: chJoin(names, names.flatMap((a) => names
      .filter((b) => a !== b && leads(a, b) && leads(b, a)).map((b) => [a, b])))
      .filter((group) => group.length > 1),
    least: groups.length,
    most: units.length,
  };
}
