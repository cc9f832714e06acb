// The outbox: answers that Python has not yet confirmed to be on disk. Plain data in a storage
// of the browser, no page.
//
// An answer is put here at every change, before it is sent, and taken away as soon as Python
// says that it is saved. What is left, because a kernel was gone, a disk full or a tab closed,
// is found by whichever page shows that question next, and sent again together with the answer
// it was made from, so that it can be merged like any other window's.
//
// It is the storage that outlives a closed tab (localStorage). On a computer that others use
// too, what is never sent is deleted after a while.

/**
 * @typedef {{
 *   place: string, item: string, view: string, at: number,
 *   page: string, left: boolean, late: boolean,
 *   answer: unknown, base: unknown, why?: string, whyBase?: string
 * }} Entry
 */

const OB_PREFIX = "whosays.outbox.1.";
/** Milliseconds until what was never sent is deleted. */
export const OB_EXPIRES = 30 * 24 * 60 * 60 * 1000;
/** Milliseconds until a window that says nothing counts as gone (a browser that crashed). */
export const OB_SILENT = 30_000;

/** @param {string} place @param {string} item @param {string} view */
const obKey = (place, item, view) => OB_PREFIX + [place, item, view].map(encodeURIComponent).join(".");

/**
 * Read what stands in a storage; null for what is none of ours.
 *
 * @param {string | null} words
 * @returns {Entry | null}
 */
function obRead(words) {
  try {
    const entry = JSON.parse(words ?? "");
    const texts = [entry.place, entry.item, entry.view].every((part) => typeof part === "string");
    return texts && Number.isFinite(entry.at) && "answer" in entry ? entry : null;
  } catch {
    return null;
  }
}

/**
 * An outbox in a storage. Where the storage refuses (full, or switched off), what is put into
 * it is kept in this page instead, and `put` says so.
 *
 * @param {Storage | null} storage
 * @param {() => number} [now]
 * @param {Map<string, string>} [here] what this page keeps instead
 */
export function outbox(storage, now = Date.now, here = new Map()) {
  const box = {
    /**
     * Every answer that waits, oldest first. What is too old is deleted on the way.
     *
     * @returns {Entry[]}
     */
    all() {
      const found = [];
      for (const key of obKeys(storage, here)) {
        const entry = obRead(here.get(key) ?? obAsk(storage, key));
        if (entry && now() - entry.at < OB_EXPIRES) found.push(entry);
        else obDelete(storage, here, key);
      }
      return found.sort((a, b) => a.at - b.at);
    },
    /**
     * Keep a window's answer to an item, in place of what it kept before.
     *
     * @param {Omit<Entry, "at">} entry
     * @returns {boolean} whether it outlives this page
     */
    put(entry) {
      const key = obKey(entry.place, entry.item, entry.view);
      const words = JSON.stringify({ ...entry, at: now() });
      try {
        if (!storage) throw new TypeError();
        storage.setItem(key, words);
        here.delete(key);
        return true;
      } catch {
        here.set(key, words);
        try {
          storage?.removeItem(key); // an older one must not come back in its place
        } catch {
          // A storage that is switched off holds nothing.
        }
        return false;
      }
    },
    /** @param {Pick<Entry, "place" | "item" | "view">} entry */
    drop(entry) {
      obDelete(storage, here, obKey(entry.place, entry.item, entry.view));
    },
    /**
     * What other windows have left of an item: windows that said that they go, or that have
     * said nothing for a while. Oldest first.
     *
     * @param {Pick<Entry, "place" | "item" | "view">} entry
     * @returns {Entry[]}
     */
    left({ place, item, view }) {
      return box.all().filter((entry) => entry.place === place && entry.item === item
        && entry.view !== view && (entry.left || now() - entry.at > OB_SILENT));
    },
    /** Forget everything that was meant for one folder of answers. @param {string} place */
    clear(place) {
      for (const entry of box.all()) if (entry.place === place) box.drop(entry);
    },
  };
  return box;
}

/** @param {Storage | null} storage @param {Map<string, string>} here */
function obKeys(storage, here) {
  const keys = new Set(here.keys());
  try {
    for (let i = 0; storage && i < storage.length; i += 1) {
      const key = storage.key(i);
      if (key?.startsWith(OB_PREFIX)) keys.add(key);
    }
  } catch {
    // A storage that is switched off holds nothing.
  }
  return [...keys];
}

/** @param {Storage | null} storage @param {string} key */
function obAsk(storage, key) {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** @param {Storage | null} storage @param {Map<string, string>} here @param {string} key */
function obDelete(storage, here, key) {
  here.delete(key);
  try {
    storage?.removeItem(key);
  } catch {
    // A storage that is switched off holds nothing.
  }
}
