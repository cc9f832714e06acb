// Two people answered the same question, each unseen by the other: where they agree, and what of
// it stands for both. Plain data, no page.

/** @import { DeckAnswer, DeskAnswer, PairRow, RdMark, RootsAnswer } from "../types.d.ts" */

/**
 * Give the second person's piles the numbers of the first one's that they share most cards with:
 * a pile's number says nothing, its cards do.
 *
 * @param {Record<string, string>} first
 * @param {Record<string, string>} second
 * @param {string[]} numbers
 * @returns {Map<string, string>} from the second person's number to the one it gets
 */
export function prAligned(first, second, numbers) {
  const shared = (/** @type {string} */ one, /** @type {string} */ other) =>
    Object.keys(first).filter((id) => first[id] === one && second[id] === other).length;
  const pairs = numbers.flatMap((other) => numbers.map((one) => ({ one, other, many: shared(one, other) })))
    .filter(({ many }) => many > 0)
    .sort((a, b) => b.many - a.many || Number(a.one) - Number(b.one));
  /** @type {Map<string, string>} */
  const given = new Map();
  const taken = new Set();
  for (const { one, other } of pairs) {
    if (given.has(other) || taken.has(one)) continue;
    given.set(other, one);
    taken.add(one);
  }
  const left = numbers.filter((one) => !taken.has(one));
  // An own pile stays one that the first person did not use, if there is one.
  const used = new Set(Object.values(first));
  left.sort((a, b) => Number(used.has(a)) - Number(used.has(b)));
  for (const other of numbers) if (!given.has(other)) given.set(other, left.shift() ?? other);
  return given;
}

/**
 * @param {string[]} ids
 * @param {(id: string) => string} first what the first person says of a row; empty for nothing
 * @param {(id: string) => string} second
 * @returns {PairRow[]}
 */
function prRows(ids, first, second) {
  return ids.map((id) => {
    const [one, other] = [first(id), second(id)];
    return { id, first: one, second: other, same: one !== "" && one === other };
  });
}

/**
 * @param {RootsAnswer | null} first
 * @param {RootsAnswer | null} second
 * @param {string[]} cards
 * @param {string[]} numbers of the piles
 */
export function prRoots(first, second, cards, numbers) {
  const one = first?.piles ?? {};
  const other = second?.piles ?? {};
  const given = prAligned(one, other, numbers);
  const rows = prRows(cards, (id) => one[id] ?? "", (id) => given.get(other[id]) ?? other[id] ?? "");
  const piles = Object.fromEntries(rows.filter(({ same }) => same).map((row) => [row.id, row.first]));
  const used = new Set(Object.values(piles));
  const key = (/** @type {string[]} */ pair) => [...pair].sort().join();
  const theirs = new Set((second?.ties ?? []).map((pair) => key(pair.map((pile) => given.get(pile) ?? pile))));
  const ties = (first?.ties ?? []).filter((pair) => theirs.has(key(pair)) && pair.every((pile) => used.has(pile)));
  const names = Object.fromEntries(Object.entries(first?.names ?? {}).filter(([pile]) => used.has(pile)));
  return { rows, answer: used.size > 0 ? { piles, ties, names } : null };
}

/**
 * @param {DeckAnswer | null} first
 * @param {DeckAnswer | null} second
 * @param {string[]} cards
 */
export function prDeck(first, second, cards) {
  const middle = (/** @type {number | undefined} */ a, /** @type {number | undefined} */ b) =>
    (a === undefined || b === undefined ? undefined : Math.round((a + b) / 2));
  const rows = prRows(cards, (id) => first?.placed?.[id]?.how ?? "", (id) => second?.placed?.[id]?.how ?? "");
  const placed = Object.fromEntries(rows.filter(({ same }) => same).map(({ id, first: how }) => {
    const rating = middle(first?.placed?.[id]?.rating, second?.placed?.[id]?.rating);
    return [id, rating === undefined ? { how } : { how, rating }];
  }));
  const begin = middle(first?.first, second?.first);
  const some = begin !== undefined || Object.keys(placed).length > 0;
  return { rows, answer: some ? { ...(begin === undefined ? {} : { first: begin }), placed } : null };
}

/**
 * @param {DeskAnswer | null} first
 * @param {DeskAnswer | null} second
 * @param {string[]} tests
 */
export function prDesk(first, second, tests) {
  const rows = prRows(tests, (id) => first?.answers?.[id] ?? "", (id) => second?.answers?.[id] ?? "");
  const same = rows.filter((row) => row.same);
  const words = same.filter(({ id }) => first?.words?.[id]).map(({ id }) => [id, first?.words?.[id]]);
  const answer = same.length > 0 ? {
    answers: Object.fromEntries(same.map(({ id, first: said }) => [id, said])),
    words: Object.fromEntries(words), tried: [], guesses: {},
  } : null;
  return { rows, answer };
}

/**
 * Marks agree where they lie over each other and have the same code.
 *
 * @param {RdMark[]} first
 * @param {RdMark[]} second
 */
export function prMarks(first, second) {
  /** @param {RdMark} a @param {RdMark} b */
  const meet = (a, b) => a.start < b.end && b.start < a.end;
  const free = [...second];
  const take = (/** @type {(mark: RdMark) => boolean} */ fits) => {
    const place = free.findIndex(fits);
    return place < 0 ? null : free.splice(place, 1)[0];
  };
  /** @type {{ first: RdMark | null, second: RdMark | null, same: boolean }[]} */
  const places = [];
  const later = [];
  for (const mark of first) {
    const twin = take((other) => meet(mark, other) && other.code === mark.code);
    if (twin) places.push({ first: mark, second: twin, same: true });
    else later.push(mark);
  }
  for (const mark of later) places.push({ first: mark, second: take((other) => meet(mark, other)), same: false });
  for (const mark of free) places.push({ first: null, second: mark, same: false });
  const start = (/** @type {typeof places[number]} */ place) => (place.first ?? place.second)?.start ?? 0;
  places.sort((a, b) => start(a) - start(b));
  const answer = places.flatMap(({ first: mark, same }) => (same && mark ? [mark] : []));
  return { places, answer };
}
