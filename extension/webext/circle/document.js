// What a circle's devices agree on: places, devices, and what the visitor said no to. Pure. Any two versions merge
// into one, whatever was lost, repeated or rolled back in between: merging is commutative, associative and
// idempotent, entry by entry.

/** @import { Document, Entry } from "./types" */

/** @typedef {"devices" | "places" | "no"} Noun */

/** @type {Noun[]} */
export const NOUNS = ["devices", "places", "no"];
/** For an entry that stays until somebody removes it. */
export const ALWAYS = Number.MAX_SAFE_INTEGER;

/** @returns {Document} */
export const empty = () => ({ version: 1, devices: {}, places: {}, no: {} });

/**
 * @param {Record<string, unknown>} entries
 * @param {string} id
 * @returns {any} undefined when there is none, also for a name such as "constructor"
 */
const at = (entries, id) => (Object.hasOwn(entries, id) ? entries[id] : undefined);

/**
 * @template T
 * @param {Record<string, Entry<T>>} entries
 * @returns {[id: string, value: T][]} those that are not removed
 */
export function values(entries) {
  return Object.entries(entries).flatMap(([id, entry]) => ("value" in entry ? [[id, entry.value]] : []));
}

/**
 * @template T
 * @param {Record<string, Entry<T>>} entries
 * @param {string} id
 * @returns {T | undefined}
 */
export const lookUp = (entries, id) => at(entries, id)?.value;

/** @param {Document} document @param {Noun} noun @param {string} id */
export const isRemoved = (document, noun, id) => at(document[noun], id)?.removed === true;

/**
 * @param {Document} document
 * @param {Noun} noun
 * @param {string} id
 * @param {any} value
 * @param {{ by: string, until: number }} written
 * @returns {Document} unchanged when it was removed: that is final
 */
export function write(document, noun, id, value, { by, until }) {
  const before = at(document[noun], id);
  if (before?.removed) return document;
  return put(document, noun, id, { until, at: (before?.at ?? 0) + 1, by, value });
}

/**
 * @param {Document} document
 * @param {Noun} noun
 * @param {string} id
 * @returns {Document}
 */
export function remove(document, noun, id) {
  const before = at(document[noun], id);
  if (!before || before.removed) return document;
  return put(document, noun, id, { until: before.until, removed: true });
}

/** @param {Document} document @param {Noun} noun @param {string} id @param {Entry<any>} entry */
const put = (document, noun, id, entry) => ({
  ...document,
  [noun]: sorted([...Object.entries(document[noun]).filter(([other]) => other !== id), [id, entry]]),
});

/** One order, so that equal documents are equal text. @param {[string, any][]} entries */
export const sorted = (entries) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * @param {Document} a
 * @param {Document} b
 * @returns {Document}
 */
export function merge(a, b) {
  const merged = empty();
  for (const noun of NOUNS) {
    /** @type {Map<string, any>} */
    const entries = new Map(Object.entries(a[noun]));
    for (const [id, entry] of Object.entries(b[noun])) {
      const other = entries.get(id);
      entries.set(id, other ? joined(other, entry) : entry);
    }
    merged[noun] = sorted([...entries]);
  }
  return merged;
}

/**
 * The later write. What is removed is remembered as long as the longest-lived of what it hides.
 * @param {Entry<any>} a
 * @param {Entry<any>} b
 * @returns {Entry<any>}
 */
function joined(a, b) {
  const until = Math.max(a.until, b.until);
  if ("removed" in a || "removed" in b) return { until, removed: true };
  return { ...(isLater(a, b) ? a : b), until };
}

/** @typedef {Extract<Entry<any>, { value: any }>} Written */

/** @param {Written} a @param {Written} b */
function isLater(a, b) {
  if (a.at !== b.at) return a.at > b.at;
  if (a.by !== b.by) return a.by > b.by;
  // One device, one count: an icon left out for want of room, or a device put back from an older copy of itself.
  return JSON.stringify(a.value) > JSON.stringify(b.value);
}

/**
 * @param {Document} document
 * @param {number} now
 * @returns {Document} without what has expired, and without the memory of its removal
 */
export function prune(document, now) {
  const pruned = empty();
  for (const noun of NOUNS)
    pruned[noun] = Object.fromEntries(Object.entries(document[noun]).filter(([, { until }]) => until > now));
  return pruned;
}

/** Of what was made or checked here, and therefore has its fields in one order. @param {unknown} a @param {unknown} b */
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
