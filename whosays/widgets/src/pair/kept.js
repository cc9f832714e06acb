// What two people answer apart is kept in this browser until they have settled it: what they then
// agree on is an answer like any other, and goes to the folder of answers.

/** @import { Model, Pairing } from "../types.d.ts" */

const PR_PREFIX = "whosays.pair.1.";
/** Milliseconds until what nobody settled is deleted. */
export const PR_EXPIRES = 30 * 24 * 60 * 60 * 1000;

/** @returns {Storage | null} */
function prStorage() {
  try {
    return localStorage;
  } catch {
    return null; // switched off
  }
}

/** @param {string | null} words @param {number} now @returns {Pairing | null} */
export function prRead(words, now) {
  try {
    const kept = JSON.parse(words ?? "");
    const sound = [1, 2, 3].includes(kept.step) && Array.isArray(kept.answers)
      && kept.answers.length === 2 && now - kept.at < PR_EXPIRES;
    return sound ? kept : null;
  } catch {
    return null;
  }
}

/**
 * Delete what is too old, whichever question it is of.
 *
 * @param {Storage} storage
 * @param {number} now
 */
export function prSweep(storage, now) {
  for (const key of Object.keys(storage)) {
    if (key.startsWith(PR_PREFIX) && !prRead(storage.getItem(key), now)) storage.removeItem(key);
  }
}

/**
 * Where one question's pairing is kept; in the page alone where the browser keeps nothing.
 *
 * @param {Model} model
 */
export function prKept(model) {
  const { place, item } = model.get("keep") ?? {};
  const key = place ? PR_PREFIX + [place, item].map(encodeURIComponent).join(".") : "";
  const storage = key ? prStorage() : null;
  /** @type {Pairing | null} */
  let here = prRead(storage?.getItem(key) ?? null, Date.now());
  if (storage) prSweep(storage, Date.now());
  return {
    get: () => here,
    /** @param {Omit<Pairing, "at"> | null} pairing */
    put(pairing) {
      here = pairing && { ...pairing, at: Date.now() };
      try {
        if (here) storage?.setItem(key, JSON.stringify(here));
        else storage?.removeItem(key);
      } catch {
        // Full: it is there as long as this page.
      }
    },
  };
}

/** Forget what was kept for one folder of answers. @param {string} place */
export function prForget(place) {
  const storage = prStorage();
  const begin = `${PR_PREFIX}${encodeURIComponent(place)}.`;
  for (const key of Object.keys(storage ?? {})) if (key.startsWith(begin)) storage?.removeItem(key);
}
