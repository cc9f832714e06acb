// What was dropped, as a list of files with the folders they lay in. Needs no page of its own.

/** @import { Dropped } from "../types.d.ts" */

/** Files in one drop; a class has some hundreds. */
export const DR_MOST = 20_000;

/**
 * All entries of a folder: a browser gives them a hundred at a time.
 *
 * @param {FileSystemDirectoryReader} reader
 * @returns {Promise<FileSystemEntry[]>}
 */
async function drAll(reader) {
  /** @type {FileSystemEntry[]} */
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((good, bad) => reader.readEntries(good, bad));
    if (!some.length) return found;
    found.push(...some);
  }
}

/**
 * The files of an entry, folders gone through; what cannot be read is passed over.
 *
 * @param {FileSystemEntry} entry
 * @param {string} above
 * @param {Dropped[]} found
 */
export async function drWalk(entry, above, found) {
  if (found.length >= DR_MOST) return;
  const path = above ? `${above}/${entry.name}` : entry.name;
  try {
    if (entry.isFile) {
      const one = /** @type {FileSystemFileEntry} */ (entry);
      found.push({ path, file: await new Promise((good, bad) => one.file(good, bad)) });
    } else if (entry.isDirectory) {
      const one = /** @type {FileSystemDirectoryEntry} */ (entry);
      const inside = await drAll(one.createReader());
      for (const next of inside) await drWalk(next, path, found);
    }
  } catch {
    // A file that went away, or that this person may not read.
  }
}

/**
 * What a drop holds. Entries have to be asked for at once: after a wait they are gone.
 *
 * @param {DataTransfer | null} data
 * @returns {Promise<Dropped[]>}
 */
export async function drDropped(data) {
  const entries = [...(data?.items ?? [])].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...(data?.files ?? [])];
  /** @type {Dropped[]} */
  const found = [];
  for (const entry of entries) if (entry) await drWalk(entry, "", found);
  return found.length ? found : plain.map((file) => ({ path: file.name, file }));
}
